package id.lapor.audit;

/** What administrators do to what everybody else relies on. */
public enum AdministrationAct {
  /** An institution or unit was added to the tree. */
  INSTITUTION_ADDED,
  /** An officer's e-mail address was set or removed. */
  ACCOUNT_EMAIL_SET,
  /** A text of notices was worded anew. */
  NOTICE_TEXT_CHANGED,
  /** The shipped text of notices was put in force again. */
  NOTICE_TEXT_RESET,
  /** A standard text for answers was made or worded anew. */
  STANDARD_TEXT_WORDED,
  /** Somebody began to take a work list along as a file. */
  WORK_LIST_EXPORT_BEGUN,
  /** It ended: so many lines left. */
  WORK_LIST_EXPORTED,
  /** A file of reference data went in. */
  REFERENCE_IMPORTED
}
