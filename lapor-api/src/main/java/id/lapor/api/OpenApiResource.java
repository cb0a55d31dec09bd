package id.lapor.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The description of this API. It is written in JSON, which is YAML too, so that one text serves
 * both.
 */
@Path("openapi")
public class OpenApiResource {

  private static final byte[] DOCUMENT = read();

  /** The OpenAPI 3.1 document. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, "application/yaml"})
  public Response document() {
    return Response.ok(DOCUMENT).header(HttpHeaders.CACHE_CONTROL, "public, max-age=60").build();
  }

  private static byte[] read() {
    try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.json")) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
