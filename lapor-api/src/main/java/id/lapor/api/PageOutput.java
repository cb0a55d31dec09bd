package id.lapor.api;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items what stands on it
 * @param next the cursor of the page after it; null on the last page
 * @param <T> one item
 */
public record PageOutput<T>(List<T> items, @JsonbProperty(nillable = true) String next) {

  /** The answer, with a {@code Link} to the next page when there is one. */
  public Response.ResponseBuilder answer(UriInfo uri) {
    Response.ResponseBuilder answer = Response.ok(this);
    if (next != null) {
      answer.links(
          Link.fromUri(uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build())
              .rel("next")
              .build());
    }
    return answer;
  }
}
