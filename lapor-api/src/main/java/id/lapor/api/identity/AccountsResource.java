package id.lapor.api.identity;

import id.lapor.api.JsonInput;
import id.lapor.api.StaffOnly;
import id.lapor.identity.StaffContacts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What administrators set for the accounts in their reach. */
@Path("accounts")
@RequestScoped
@StaffOnly
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

  @Inject StaffContacts contacts;

  /** Sets where an officer gets mail about work; without an address none is sent. */
  @PUT
  @Path("{user}/email")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setEmail(@PathParam("user") String user, JsonInput input) {
    String email = input.text("email");
    input.end();
    contacts.set(user, email);
    return Response.noContent().build();
  }
}
