package id.lapor.handoff;

/** What an officer may do with a report or a hand-off, depending on its state and their rights. */
public enum CaseAction {
  VERIFY,
  PEND,
  ARCHIVE,
  RESTORE,
  MERGE,
  UNMERGE,
  RAISE_URGENCY,
  LOWER_URGENCY,
  CORRECT_CATEGORY,
  CORRECT_PLACE,
  EDIT_PUBLIC_TEXT,
  TAKE_DOWN,
  PUT_BACK,
  ADD_LEAD,
  ADD_SUPPORTING,
  NOTE,
  READ_IDENTITY,
  REPLACE_CODE,
  ACCEPT,
  RETURN,
  DELEGATE,
  REMIND,
  OFFER_AGAIN,
  REROUTE,
  ASSIGN,
  DRAFT,
  APPROVE,
  PUBLISH
}
