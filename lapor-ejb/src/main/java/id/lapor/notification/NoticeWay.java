package id.lapor.notification;

/** How notices of a channel leave this installation. */
public enum NoticeWay {
  /** By a mail server or a gateway. */
  SENT,
  /** As files that a person who tries the system can read: demo mode alone. */
  FILED,
  /** Not at all: they wait until a mail server or gateway is set, or their time is over. */
  WAITING
}
