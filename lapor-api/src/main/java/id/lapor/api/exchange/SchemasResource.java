package id.lapor.api.exchange;

import id.lapor.exchange.MessageSchemas;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The JSON Schemas of what goes over the queues of institutions, for everybody. */
@Path("schemas")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SchemasResource {

  private static final String KEPT = "public, max-age=3600";

  @Context UriInfo uri;

  /**
   * One of the schemas.
   *
   * @param address where it is
   */
  public record SchemaOutput(String name, String address) {}

  /** All of them. */
  public record ListOutput(List<SchemaOutput> items) {}

  /** Their names and addresses. */
  @GET
  public Response list() {
    String base = uri.getBaseUriBuilder().path("schemas").build().getPath() + '/';
    List<SchemaOutput> items =
        MessageSchemas.names().stream().map(name -> new SchemaOutput(name, base + name)).toList();
    return Response.ok(new ListOutput(items)).header(HttpHeaders.CACHE_CONTROL, KEPT).build();
  }

  /** One of them. */
  @GET
  @Path("{name}")
  @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
  public Response schema(@PathParam("name") String name) {
    byte[] schema =
        MessageSchemas.named(name).orElseThrow(() -> new NotFound("There is no such schema"));
    return Response.ok(schema).header(HttpHeaders.CACHE_CONTROL, KEPT).build();
  }
}
