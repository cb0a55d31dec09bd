package id.lapor.web.identity;

import id.lapor.identity.ClientSource;
import id.lapor.identity.PublishedKeys;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.SigningKeyView;
import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.Refusals;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The keys by which institutions verify what LAPOR signed, as a JWK Set (RFC 7517) at {@code
 * /.well-known/jwks.json}. Keys that sign no more stay in it.
 */
public class SigningKeySet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY_REQUESTS = 429;

  @Inject transient PublishedKeys keys;
  @Inject transient RequestLimits limits;
  @Inject transient ClientSource source;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      limits.reading(source.hash());
    } catch (RuntimeException failure) {
      if (Refusals.in(failure).orElse(failure) instanceof TooManyAttempts) {
        response.sendError(TOO_MANY_REQUESTS);
        return;
      }
      throw failure;
    }
    JsonArrayBuilder set = Json.createArrayBuilder();
    keys.all().forEach(key -> set.add(jwk(key)));
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setContentType("application/jwk-set+json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(Json.createObjectBuilder().add("keys", set).build().toString());
  }

  private static JsonObjectBuilder jwk(SigningKeyView key) {
    return Json.createObjectBuilder()
        .add("kty", "OKP")
        .add("crv", "Ed25519")
        .add("use", "sig")
        .add("alg", "EdDSA")
        .add("kid", key.kid())
        .add("x", key.publicPart())
        .add("since", key.since().toString());
  }
}
