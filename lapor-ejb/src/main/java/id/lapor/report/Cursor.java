package id.lapor.report;

import id.lapor.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a list that is ordered by time and id goes on.
 *
 * @param at time of the last row seen
 * @param id its id
 */
public record Cursor(Instant at, long id) {

  /** As it goes into an address. */
  public String text() {
    String plain = at + "|" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor; {@code start} when there is none.
   *
   * @throws RuleViolation {@code bad-cursor} when it is none of ours
   */
  public static Cursor parse(String text, Cursor start) {
    if (text == null || text.isEmpty()) {
      return start;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int bar = plain.indexOf('|');
      return new Cursor(
          Instant.parse(plain.substring(0, bar)), Long.parseLong(plain.substring(bar + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException malformed) {
      throw new RuleViolation("bad-cursor", "cursor", "This is not a cursor of ours");
    }
  }

  /** Before the newest row, for lists that begin with it. */
  public static Cursor newest() {
    return new Cursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);
  }

  /** Before the oldest row, for lists that begin with it. */
  public static Cursor oldest() {
    return new Cursor(Instant.parse("0001-01-01T00:00:00Z"), 0);
  }

  /**
   * Refuses a page size that is not allowed.
   *
   * @throws RuleViolation {@code out-of-range}
   */
  public static void checkLimit(int limit) {
    new InputRules().between("limit", limit, 1, Slice.MAX_LIMIT).refuseIfBroken();
  }
}
