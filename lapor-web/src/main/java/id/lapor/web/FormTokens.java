package id.lapor.web;

import id.lapor.identity.Keys;
import id.lapor.identity.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Tokens of the public forms: random, dated and signed. A token is given out with a form and comes
 * back with it; it is also the key by which a form that is sent twice is answered once.
 */
@ApplicationScoped
public class FormTokens {

  /** How long a form may stay open: answers to repeated forms are kept as long. */
  static final Duration LIFE = Duration.ofHours(24);

  private static final String PURPOSE = "form-token";
  private static final int RANDOM_BYTES = 18;
  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]{24}\\.[0-9]{1,12}\\.[0-9a-f]{64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject Keys keys;
  @Inject Clock clock;

  /** A new token, at most 102 characters. */
  public String issue() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    String random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String dated = random + "." + clock.instant().getEpochSecond();
    return dated + "." + keys.hash(Secret.FORM, PURPOSE, dated);
  }

  /** Whether we gave this token out, at most 24 hours ago. */
  public boolean isOurs(String token) {
    if (token == null || !SHAPE.matcher(token).matches()) {
      return false;
    }
    int dot = token.lastIndexOf('.');
    String dated = token.substring(0, dot);
    if (!keys.signed(Secret.FORM, PURPOSE, dated, token.substring(dot + 1))) {
      return false;
    }
    Instant issued = Instant.ofEpochSecond(Long.parseLong(dated.substring(25)));
    return clock.instant().isBefore(issued.plus(LIFE));
  }
}
