package id.lapor.notification;

/** What a notice is for. */
public enum NoticeKind {
  /** The token with which a lost access code is replaced. */
  CODE_REPLACEMENT,
  /** What has happened to a report, for its reporter. */
  NEWS
}
