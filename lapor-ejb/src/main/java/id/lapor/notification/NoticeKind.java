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
  DIGEST,
  /** The question to whoever reads an address, whether they want to follow a report. */
  FOLLOW_CONFIRMATION,
  /** What everybody may see that has happened to a report, for somebody who follows it. */
  FOLLOWED;

  /** Whether it goes to somebody who follows a report, or is asked to. */
  boolean toFollower() {
    return this == FOLLOW_CONFIRMATION || this == FOLLOWED;
  }

  /** Whether it goes to an officer. */
  boolean toOfficer() {
    return this == WORK || this == DIGEST;
  }
}
