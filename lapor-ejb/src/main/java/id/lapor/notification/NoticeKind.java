package id.lapor.notification;

/** What a notice is about; its texts carry this name. */
public enum NoticeKind {
  /** The token with which a lost access code is replaced. */
  CODE_REPLACEMENT
}
