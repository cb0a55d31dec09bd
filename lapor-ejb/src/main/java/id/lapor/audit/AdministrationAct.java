package id.lapor.audit;

/** What administrators do to what everybody else relies on. */
public enum AdministrationAct {
  /** An institution or unit was added to the tree. */
  INSTITUTION_ADDED,
  /** An institution or unit was given other names. */
  INSTITUTION_RENAMED,
  /** An institution or unit was given a last day. */
  INSTITUTION_ENDED,
  /** The end of an institution or unit, still ahead, was taken back. */
  INSTITUTION_END_UNDONE,
  /** It was set how an institution receives hand-offs from a day on. */
  INSTITUTION_RECEIVING_SET,
  /** An institution's system was given an account at the broker. */
  INSTITUTION_ACCOUNT_ADDED,
  /** An account at the broker was given another secret. */
  INSTITUTION_ACCOUNT_ROTATED,
  /** An account at the broker was revoked. */
  INSTITUTION_ACCOUNT_REVOKED,
  /** A public key of an institution's system was registered. */
  INSTITUTION_KEY_REGISTERED,
  /** A public key of an institution's system was given an end. */
  INSTITUTION_KEY_ENDED,
  /** A message that nobody could send or take was let go again. */
  DEAD_LETTER_RETRIED,
  /** So many such messages were let go again. */
  DEAD_LETTERS_RETRIED,
  /** Such a message was given up. */
  DEAD_LETTER_DISCARDED,
  /** A category was added. */
  CATEGORY_ADDED,
  /** A category was given other names. */
  CATEGORY_RENAMED,
  /** A category was put under another one. */
  CATEGORY_MOVED,
  /** A category was given a last day. */
  CATEGORY_ENDED,
  /** The end of a category, still ahead, was taken back. */
  CATEGORY_END_UNDONE,
  /** Somebody was given an account. */
  ACCOUNT_ADDED,
  /** Somebody was given a role. */
  ACCOUNT_ROLE_GIVEN,
  /** A role of somebody was given an end. */
  ACCOUNT_ROLE_ENDED,
  /** An account was locked. */
  ACCOUNT_LOCKED,
  /** An account was unlocked. */
  ACCOUNT_UNLOCKED,
  /** Somebody was given a new code to choose a password with. */
  ACCOUNT_CODE_RENEWED,
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
  /** A limit was given another length from a day on. */
  LIMIT_SET,
  /** A limit that was still ahead was taken back. */
  LIMIT_TAKEN_BACK,
  /** A day became one off. */
  HOLIDAY_ADDED,
  /** A day off was worded anew or decreed. */
  HOLIDAY_CORRECTED,
  /** A day off became a working day again. */
  HOLIDAY_CANCELLED,
  /** Reports were looked for by who sent them; the journal has the reason and never the person. */
  REPORTER_SOUGHT,
  /** A report was erased; the detail is the ground. */
  REPORT_ERASED,
  /** A report was put under a legal hold, and cannot be erased. */
  REPORT_HELD,
  /** The legal hold of a report was lifted. */
  REPORT_HOLD_LIFTED,
  /** A file of reference data went in. */
  REFERENCE_IMPORTED
}
