package id.lapor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Judges access codes and slows down whoever guesses them.
 *
 * <p>Per report and source at most 5 wrong codes in 15 minutes; then even the right one waits, so
 * that waiting cannot be avoided by going on. Over all sources at most 60 wrong codes an hour and
 * report: beyond that, a source that has failed in this hour waits, while one that comes for the
 * first time is still heard. So nobody elsewhere can lock a reporter out, and guessing from many
 * addresses gains one try an address and hour.
 */
@ApplicationScoped
public class AccessAttempts {

  static final int WRONG_PER_SOURCE = 5;
  static final Duration SOURCE_WINDOW = Duration.ofMinutes(15);
  static final int WRONG_PER_REPORT = 60;
  static final Duration REPORT_WINDOW = Duration.ofHours(1);

  @Inject AttemptJournal journal;
  @Inject ClientSource source;
  @Inject Keys keys;
  @Inject Clock clock;

  /**
   * Whether the typed code opens the report; a wrong one is recorded, whatever becomes of the
   * caller's transaction.
   *
   * @param report the tracking id's digits, also when no such report exists
   * @param storedHash the report's {@link AccessCode#hash}, or null when there is no such report
   * @throws TooManyAttempts when the code is not even looked at
   */
  public boolean opens(String report, String storedHash, String typed) {
    Instant now = clock.instant();
    String from = source.hash();
    journal
        .waitForCode(report, from, now)
        .ifPresent(
            wait -> {
              throw TooManyAttempts.waiting(wait);
            });
    boolean right =
        storedHash != null
            && AccessCode.parse(typed).map(code -> code.matches(storedHash, keys)).orElse(false);
    if (!right) {
      journal.recordWrongCode(report, from, now);
    }
    return right;
  }
}
