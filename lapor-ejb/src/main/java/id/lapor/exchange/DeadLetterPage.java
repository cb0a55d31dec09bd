package id.lapor.exchange;

import id.lapor.institution.Institution;
import id.lapor.outbox.DeadLetterView;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A page of messages that went no further.
 *
 * @param items the letters, the latest first
 * @param next where the next page begins, or null
 * @param open how many wait for a decision, by queue
 * @param goingAgain how many are still to go again, counted to one more than 1,000
 * @param owners whose channels they are of, by channel; LAPOR's own are not among them
 */
public record DeadLetterPage(
    List<DeadLetterView> items,
    Long next,
    Map<String, Long> open,
    long goingAgain,
    Map<Long, Owner> owners)
    implements Serializable {

  /** An institution with a queue of its own. */
  public record Owner(String code, String name) implements Serializable {

    static Owner of(Institution institution) {
      return new Owner(institution.code(), institution.name());
    }
  }
}
