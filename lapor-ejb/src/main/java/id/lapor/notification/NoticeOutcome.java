package id.lapor.notification;

/** What became of one attempt to send a notice. */
public enum NoticeOutcome {
  /** The mail server or the gateway has taken it. */
  SENT,
  /** In demo mode, without a mail server or gateway: it lies in a file. */
  FILED,
  /** It could not be sent now, and is tried again. */
  DEFERRED,
  /** It cannot be sent at all, or was tried often enough: given up. */
  FAILED,
  /** Its time was over before it could be sent. */
  EXPIRED,
  /** What it says was no longer true before it was sent. */
  WITHDRAWN,
  /** The address has had enough for today: it goes out tomorrow. */
  HELD,
  /** The address has failed before, so nothing is sent to it. */
  UNREACHABLE,
  /** It was taken and came back. */
  BOUNCED
}
