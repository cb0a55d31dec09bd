package id.lapor.report;

import id.lapor.shared.NotFound;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The public number of a report: ten digits, the last one a check digit (Luhn), shown as {@code
 * #1234567897}.
 *
 * <p>The nine digits before it are random, so that a number tells nothing about how many reports
 * there are or which others exist. It is no secret: the access code is.
 */
@Embeddable
public class TrackingId implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{10}");
  private static final int FIRST_BODY = 100_000_000;
  private static final int LAST_BODY = 999_999_999;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Column(name = "tracking_id", nullable = false, length = 10, updatable = false)
  private String digits;

  protected TrackingId() {
    // for JPA
  }

  private TrackingId(String digits) {
    this.digits = digits;
  }

  /**
   * Reads what a person typed or a client sent: ten digits, with or without {@code #}.
   *
   * @throws NotFound when it cannot be the number of any report
   */
  public static TrackingId of(String text) {
    String typed = text == null ? "" : text.strip();
    String digits = typed.startsWith("#") ? typed.substring(1) : typed;
    if (!DIGITS.matcher(digits).matches() || !hasValidCheckDigit(digits)) {
      throw new NotFound("There is no such report");
    }
    return new TrackingId(digits);
  }

  /** A new number; that it is free must be seen to by {@link Reports}. */
  static TrackingId random() {
    return numbered(FIRST_BODY + RANDOM.nextInt(LAST_BODY - FIRST_BODY + 1));
  }

  /**
   * The number that begins with these nine digits.
   *
   * @param body nine digits, the first of them no zero
   */
  public static TrackingId numbered(int body) {
    if (body < FIRST_BODY || body > LAST_BODY) {
      throw new IllegalArgumentException("Not nine digits: " + body);
    }
    int sum = luhnSum(body + "0");
    return new TrackingId(body + Integer.toString((10 - sum % 10) % 10));
  }

  private static boolean hasValidCheckDigit(String digits) {
    return luhnSum(digits) % 10 == 0;
  }

  private static int luhnSum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum;
  }

  /** The ten digits, without {@code #}. */
  public String digits() {
    return digits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrackingId that && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return Objects.hash(digits);
  }

  /** As people see it: {@code #1234567897}. */
  @Override
  public String toString() {
    return "#" + digits;
  }
}
