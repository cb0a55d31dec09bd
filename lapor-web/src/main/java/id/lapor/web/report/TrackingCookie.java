package id.lapor.web.report;

import id.lapor.identity.Keys;
import id.lapor.identity.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Keeps a reporter at their report for 30 minutes after the last step, without a session on the
 * server: number and access code, sealed under a key of ours, in a cookie that scripts and other
 * sites cannot use. So the code stands in no address, no page and no log.
 */
@RequestScoped
public class TrackingCookie {

  /** Name of the cookie. */
  static final String NAME = "lapor-lacak";

  /** How long it opens the report after the last step. */
  static final Duration LIFE = Duration.ofMinutes(30);

  private static final String CONTEXT = "tracking";

  @Inject HttpServletRequest request;
  @Inject Keys keys;
  @Inject Clock clock;

  /**
   * What opens a report.
   *
   * @param number tracking id as typed
   * @param code access code as typed
   */
  public record Opened(String number, String code) {

    /** Says the number alone. */
    @Override
    public String toString() {
      return "Opened[" + number + "]";
    }
  }

  /** What the visitor opened, unless it was too long ago or the cookie is none of ours. */
  public Optional<Opened> read() {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(NAME)) {
          return opened(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** Keeps the visitor at this report for another 30 minutes. */
  void write(HttpServletResponse response, Opened opened) {
    long until = clock.instant().plus(LIFE).getEpochSecond();
    String sealed =
        keys.seal(Secret.FORM, CONTEXT, until + "\n" + opened.number() + "\n" + opened.code());
    String value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    response.addCookie(cookie(value, (int) LIFE.toSeconds()));
  }

  /** Leaves the report: the cookie is gone. */
  void remove(HttpServletResponse response) {
    response.addCookie(cookie("", 0));
  }

  private Optional<Opened> opened(String value) {
    try {
      String sealed = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
      String[] parts = keys.open(Secret.FORM, CONTEXT, sealed).split("\n", 3);
      Instant until = Instant.ofEpochSecond(Long.parseLong(parts[0]));
      return clock.instant().isBefore(until)
          ? Optional.of(new Opened(parts[1], parts[2]))
          : Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException noneOfOurs) {
      return Optional.empty();
    }
  }

  private Cookie cookie(String value, int seconds) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setPath("/lacak");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }
}
