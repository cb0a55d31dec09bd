package id.lapor.notification;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How the sending of notices goes.
 *
 * @param waiting what is still to be sent, by kind and channel
 * @param failingAddresses how many addresses have failed and get nothing
 * @param days what became of attempts on each of the last days, the newest first
 */
public record NoticeOverview(List<Waiting> waiting, int failingAddresses, List<Day> days)
    implements Serializable {

  /**
   * Notices of one kind that wait in one channel.
   *
   * @param oldest when the oldest was promised
   * @param mostAttempts how often the most unlucky was tried
   */
  public record Waiting(
      NoticeKind kind, String channel, long count, Instant oldest, int mostAttempts)
      implements Serializable {}

  /** One day in WIB: how many attempts ended in which way. */
  public record Day(LocalDate day, Map<NoticeOutcome, Long> outcomes) implements Serializable {

    /** How many ended in this way. */
    public long count(NoticeOutcome outcome) {
      return outcomes.getOrDefault(outcome, 0L);
    }
  }
}
