package id.lapor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses forms that another site sends in a visitor's name. Browsers say where a form comes from:
 * {@code Sec-Fetch-Site}, and {@code Origin} in all that are in use. A request that has neither was
 * sent by no browser, so it has nobody's cookies to abuse, and passes.
 */
public class OriginCheck extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (HARMLESS.contains(request.getMethod()) || ownForm(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static boolean ownForm(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean siteFits = site == null || site.equals("same-origin");
    boolean originFits = origin == null || origin.toLowerCase(Locale.ROOT).equals(own(request));
    return siteFits && originFits;
  }

  /**
   * Whether one of our own pages asks, as its browser says: for what no other site may open in a
   * visitor's name although nothing is changed by it.
   */
  public static boolean fromOwnPage(HttpServletRequest request) {
    return request.getHeader("Origin") != null && ownForm(request);
  }

  private static String own(HttpServletRequest request) {
    String scheme = request.getScheme();
    int port = request.getServerPort();
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }
}
