package id.lapor.handoff;

/** What an institution is asked for. */
public enum HandoffRole {
  /** It answers for the whole report. */
  LEAD,
  /** It contributes. */
  SUPPORTING
}
