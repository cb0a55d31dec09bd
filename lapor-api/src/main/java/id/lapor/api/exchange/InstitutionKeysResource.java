package id.lapor.api.exchange;

import id.lapor.exchange.InstitutionKeyView;
import id.lapor.exchange.KeyDirectory;
import id.lapor.exchange.KeyPurpose;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The public keys of an institution's system as a JWK Set (RFC 7517). Keys that are valid no more
 * stay in it.
 */
@Path("institutions/{code}/keys")
@RequestScoped
@Produces({"application/jwk-set+json", MediaType.APPLICATION_JSON})
public class InstitutionKeysResource {

  private static final String KEPT = "public, max-age=300";

  @Inject KeyDirectory directory;

  @Context Request request;

  /** A JWK Set. */
  public record KeySetOutput(List<KeyOutput> keys) {}

  /**
   * A JWK.
   *
   * @param y not there for Ed25519
   * @param nbf the first second of its validity, in seconds since 1970
   * @param exp the second from which on it is valid no more; not there while no end is set
   */
  public record KeyOutput(
      String kty,
      String crv,
      String x,
      String y,
      String use,
      String alg,
      String kid,
      long nbf,
      Long exp) {

    static KeyOutput of(InstitutionKeyView key) {
      return new KeyOutput(
          key.y() == null ? "OKP" : "EC",
          key.curve(),
          key.x(),
          key.y(),
          key.purpose() == KeyPurpose.SIGNING ? "sig" : "enc",
          key.algorithm(),
          key.kid(),
          key.validFrom().getEpochSecond(),
          key.validTo() == null ? null : key.validTo().getEpochSecond());
    }
  }

  /** All keys that the institution ever had, the latest first. */
  @GET
  public Response keys(@PathParam("code") String code) {
    List<InstitutionKeyView> keys = directory.of(code);
    // none is ever removed and each change raises a version, so the two figures never return
    long changes = keys.stream().mapToLong(InstitutionKeyView::version).sum();
    EntityTag tag = new EntityTag("keys-" + keys.size() + "-" + changes);
    Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
    if (answer == null) {
      answer = Response.ok(new KeySetOutput(keys.stream().map(KeyOutput::of).toList()));
    }
    return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, KEPT).build();
  }
}
