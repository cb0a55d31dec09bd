package id.lapor.web.report;

import id.lapor.identity.Keys;
import id.lapor.identity.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Lets a browser count once: a random token, signed so that nobody makes up many of them. It says
 * nothing about whoever carries it, and is made when they first support a report.
 */
@ApplicationScoped
public class SupportCookie {

  /** Name of the cookie. */
  static final String NAME = "lapor-dukung";

  private static final String PURPOSE = "supporter-cookie";
  private static final Duration LIFE = Duration.ofDays(90);
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{24}\\.[0-9a-f]{64}");
  private static final int RANDOM_LENGTH = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject Keys keys;

  /** The token of this browser, or null when it carries none of ours. */
  public String read(HttpServletRequest request) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(NAME) && isOurs(cookie.getValue())) {
          return cookie.getValue().substring(0, RANDOM_LENGTH);
        }
      }
    }
    return null;
  }

  /** The token of this browser; a new one when it carries none. */
  String readOrGive(HttpServletRequest request, HttpServletResponse response) {
    String known = read(request);
    if (known != null) {
      return known;
    }
    byte[] bytes = new byte[RANDOM_LENGTH * 6 / 8];
    RANDOM.nextBytes(bytes);
    String random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Cookie cookie = new Cookie(NAME, random + "." + keys.hash(Secret.FORM, PURPOSE, random));
    cookie.setPath("/");
    cookie.setMaxAge((int) LIFE.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
    return random;
  }

  private boolean isOurs(String value) {
    return value != null
        && SHAPE.matcher(value).matches()
        && keys.signed(
            Secret.FORM,
            PURPOSE,
            value.substring(0, RANDOM_LENGTH),
            value.substring(RANDOM_LENGTH + 1));
  }
}
