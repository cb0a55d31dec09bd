package id.lapor.notification;

import java.io.Serializable;
import java.util.Optional;

/** A notice that is ready to leave, or the reason why it does not. */
public final class ComposedNotice implements Serializable {

  private static final long serialVersionUID = 1L;

  private final OutgoingNotice message;
  private final NoticeOutcome instead;

  private ComposedNotice(OutgoingNotice message, NoticeOutcome instead) {
    this.message = message;
    this.instead = instead;
  }

  static ComposedNotice of(OutgoingNotice message) {
    return new ComposedNotice(message, null);
  }

  /** It is not sent, and this is how it ends. */
  static ComposedNotice not(NoticeOutcome instead) {
    return new ComposedNotice(null, instead);
  }

  /** What is to be sent; empty when nothing is. */
  Optional<OutgoingNotice> message() {
    return Optional.ofNullable(message);
  }

  /** How it ends when nothing is sent. */
  NoticeOutcome instead() {
    return instead;
  }
}
