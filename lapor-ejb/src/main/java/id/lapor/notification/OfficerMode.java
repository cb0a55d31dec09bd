package id.lapor.notification;

/** When an officer is told of work. */
public enum OfficerMode {
  /** As it comes up; what comes within a minute comes together. */
  IMMEDIATE,
  /** Once a day, when there is something. */
  DIGEST,
  /** Never: they look at their lists. */
  OFF
}
