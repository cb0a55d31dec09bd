package id.lapor.watch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The routes by which requests are told apart in figures: addresses without ids, and few. What was
 * not found, and whatever comes after the first two hundred, is one route.
 */
final class Routes {

  private static final int MOST = 200;
  private static final int NOT_FOUND = 404;
  private static final String OTHER = "other";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * The route of a request.
   *
   * @param template of the resource, or null where a page was asked for
   * @param path of the page within the application
   */
  String of(String template, String path, int status) {
    if (template != null) {
      return known(template);
    }
    if (status == NOT_FOUND) {
      return OTHER;
    }
    if (path.startsWith("/resources/") || path.startsWith("/jakarta.faces.resource/")) {
      return "/resources";
    }
    return known(path.replaceAll("/[^/]*[0-9][^/]*", "/{id}"));
  }

  /** A method that is known, else {@code OTHER}: anybody may send what they like. */
  static String method(String method) {
    return METHODS.contains(method) ? method : "OTHER";
  }

  private String known(String route) {
    if (known.contains(route) || known.size() < MOST && known.add(route)) {
      return route;
    }
    return OTHER;
  }
}
