package id.lapor.api.identity;

import id.lapor.api.JsonInput;
import id.lapor.api.StaffOnly;
import id.lapor.identity.SignIn;
import id.lapor.identity.Token;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bearer tokens of staff and partner systems. */
@Path("tokens")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

  @Inject SignIn signIn;

  /**
   * A token as it is handed out, once.
   *
   * @param expiresAt when it ends, 12 hours after it was issued
   */
  public record TokenOutput(String token, Instant expiresAt) {}

  /** Issues a token for a user name and its password. */
  @POST
  public TokenOutput issue(JsonInput input) {
    String user = input.text("user");
    String password = input.text("password");
    input.end();
    requireBoth(user, password);
    Token token =
        signIn
            .issue(user, password)
            .orElseThrow(() -> new NotAuthorizedException("sign-in-failed", "Bearer"));
    return new TokenOutput(token.token(), token.expiresAt());
  }

  /** Ends the token that the request is made with. */
  @DELETE
  @Path("current")
  @StaffOnly
  @Consumes(MediaType.WILDCARD)
  public Response revoke(@HeaderParam(HttpHeaders.AUTHORIZATION) String header) {
    BearerMechanism.token(header).ifPresent(signIn::revoke);
    return Response.noContent().build();
  }

  private static void requireBoth(String user, String password) {
    List<FieldError> missing = new ArrayList<>();
    if (user == null || user.isBlank()) {
      missing.add(new FieldError("user", "required", "This field is required"));
    }
    if (password == null || password.isEmpty()) {
      missing.add(new FieldError("password", "required", "This field is required"));
    }
    if (!missing.isEmpty()) {
      throw new RuleViolation(missing);
    }
  }
}
