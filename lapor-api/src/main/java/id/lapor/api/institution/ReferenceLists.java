package id.lapor.api.institution;

import id.lapor.api.PageOutput;
import id.lapor.api.QueryInput;
import id.lapor.institution.ReferencePage;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;

/**
 * How reference lists are answered: everybody may keep them for a minute and ask afterwards whether
 * they are still right.
 */
final class ReferenceLists {

  static final String KEPT = "public, max-age=60";

  private ReferenceLists() {}

  /** Reads one page. */
  @FunctionalInterface
  interface Reading<V> {
    ReferencePage<V> page(String q, String cursor, int limit);
  }

  /**
   * The page that is asked for, or 304 when the client has it.
   *
   * @param version changes whenever any list of the kind may look different
   */
  static <V, T> Response answer(
      UriInfo uri, Request request, String version, Reading<V> reading, Function<V, T> output) {
    QueryInput query = new QueryInput(uri);
    ReferencePage<V> page = reading.page(query.text("q"), query.cursor(), query.limit());
    EntityTag tag = new EntityTag(version);
    Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
    if (answer == null) {
      answer =
          new PageOutput<>(page.items().stream().map(output).toList(), page.next()).answer(uri);
    }
    return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, KEPT).build();
  }
}
