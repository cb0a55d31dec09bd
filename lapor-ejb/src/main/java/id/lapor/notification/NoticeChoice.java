package id.lapor.notification;

import java.io.Serializable;
import java.time.Instant;

/**
 * How a reporter is told what happens to their report.
 *
 * @param possible whether there is a contact at all
 * @param on whether the reporter wants to be told
 * @param channel {@code EMAIL} or {@code PHONE}, or null without a contact
 * @param language {@code id} or {@code en}
 * @param unreachableSince when the contact was found to take nothing, or null
 */
public record NoticeChoice(
    boolean possible, boolean on, String channel, String language, Instant unreachableSince)
    implements Serializable {

  static NoticeChoice none() {
    return new NoticeChoice(false, false, null, "id", null);
  }

  static NoticeChoice of(NoticeSubscription subscription) {
    return new NoticeChoice(
        true,
        !subscription.stopped(),
        subscription.channel().name(),
        subscription.language(),
        subscription.unreachableSince().orElse(null));
  }

  /** Whether the contact takes nothing. */
  public boolean unreachable() {
    return unreachableSince != null;
  }
}
