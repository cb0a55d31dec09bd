package id.lapor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells browsers what pages of ours may do. Public pages run scripts and styles from files of ours
 * alone; the portal's component set also writes styles into the page, so there inline styles are
 * allowed and the component set adds its nonce to the policy itself.
 */
public class SecurityHeaders extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> WITH_MAP = Set.of("/peta", "/peta.xhtml");
  private static final String POLICY = "Content-Security-Policy";
  private static final String COMMON =
      "; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  /** The policy of public pages. */
  static final String PUBLIC_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:" + COMMON;

  /** The policy of portal pages, until the component set names its nonce. */
  static final String STAFF_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'"
          + COMMON;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    boolean staff = isStaff(request);
    response.setHeader(POLICY, staff ? STAFF_POLICY : publicPolicy(path));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    boolean asset = path.startsWith("/resources/") || path.startsWith("/webjars/");
    if (asset) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    response.setHeader("Cache-Control", asset ? "public, max-age=31536000, immutable" : "no-store");
    chain.doFilter(request, staff ? new NoncePolicy(response) : new FixedPolicy(response));
  }

  /** The page with the map may also load pictures from where its tiles are, and nothing else. */
  private static String publicPolicy(String path) {
    return WITH_MAP.contains(path) ? withTiles(MapTiles.ofInstallation()) : PUBLIC_POLICY;
  }

  static String withTiles(MapTiles tiles) {
    return tiles.there()
        ? PUBLIC_POLICY.replace("img-src 'self' data:", "img-src 'self' data: " + tiles.origin())
        : PUBLIC_POLICY;
  }

  /**
   * Takes the nonce that the portal's component set announces into our own policy: two policies
   * side by side would both have to allow a script.
   */
  private static final class NoncePolicy extends HttpServletResponseWrapper {

    private static final Pattern NONCE = Pattern.compile("'nonce-[A-Za-z0-9+/=_-]{8,100}'");

    NoncePolicy(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      if (POLICY.equalsIgnoreCase(name)) {
        announce(value);
      } else {
        super.setHeader(name, value);
      }
    }

    @Override
    public void addHeader(String name, String value) {
      if (POLICY.equalsIgnoreCase(name)) {
        announce(value);
      } else {
        super.addHeader(name, value);
      }
    }

    private void announce(String policy) {
      Matcher nonce = NONCE.matcher(policy);
      if (nonce.find()) {
        String own =
            STAFF_POLICY.replace("script-src 'self'", "script-src 'self' " + nonce.group());
        super.setHeader(POLICY, own);
      }
    }
  }

  /** Whether a page of the portal is asked for; every other page is public. */
  static boolean isStaff(HttpServletRequest request) {
    return request.getServletPath().startsWith("/staff/");
  }

  /** Keeps the policy of public pages as it is, whatever a component set would like to add. */
  private static final class FixedPolicy extends HttpServletResponseWrapper {

    FixedPolicy(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      if (!POLICY.equalsIgnoreCase(name)) {
        super.setHeader(name, value);
      }
    }

    @Override
    public void addHeader(String name, String value) {
      if (!POLICY.equalsIgnoreCase(name)) {
        super.addHeader(name, value);
      }
    }
  }
}
