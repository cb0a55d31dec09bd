package id.lapor.handoff;

/** What an open page is told. Nothing of what happened: the page asks for that, as its reader. */
public enum LiveWord {
  /** Something changed in the lists of whoever reads the page. */
  LISTS,
  /** Something changed at the report that the page shows, or among those who have it open. */
  REPORT,
  /** Nothing changed; the connection is alive. */
  STILL,
  /** The session or the rights have ended: the page is told no more. */
  OVER
}
