package id.lapor.notification;

/**
 * A notice could not be sent. The message is for logs and never quotes what a server said, because
 * servers quote addresses.
 */
public class NoticeNotSent extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean forEver;

  private NoticeNotSent(String message, boolean forEver) {
    super(message);
    this.forEver = forEver;
  }

  /** The address is none, or nobody is there: trying again is useless. */
  static NoticeNotSent undeliverable(String reason) {
    return new NoticeNotSent(reason, true);
  }

  /** The server or gateway is away, busy or set up wrongly: it may go better later. */
  static NoticeNotSent now(String reason) {
    return new NoticeNotSent(reason, false);
  }

  /** Whether trying again is useless. */
  boolean isForEver() {
    return forEver;
  }
}
