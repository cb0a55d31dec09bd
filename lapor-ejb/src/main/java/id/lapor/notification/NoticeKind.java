package id.lapor.notification;

/** What a notice is for. */
public enum NoticeKind {
  /** The token with which a lost access code is replaced. */
  CODE_REPLACEMENT,
  /** What has happened to a report, for its reporter. */
  NEWS,
  /** Work for an officer, told at once. */
  WORK,
  /** Work for an officer, told once a day. */
  DIGEST;

  /** Whether it goes to an officer. */
  boolean toOfficer() {
    return this == WORK || this == DIGEST;
  }
}
