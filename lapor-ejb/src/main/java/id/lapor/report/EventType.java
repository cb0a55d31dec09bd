package id.lapor.report;

/** What can happen to a report, and who may see that it happened. */
public enum EventType {
  SUBMITTED(Audience.PUBLIC, Audience.REPORTER),
  IMPORTED(Audience.STAFF, Audience.STAFF),
  INFORMATION_REQUESTED(Audience.REPORTER, Audience.REPORTER),
  INFORMATION_COMPLETED(Audience.REPORTER, Audience.REPORTER),
  VERIFIED(Audience.PUBLIC, Audience.STAFF),
  PUBLIC_TEXT_EDITED(Audience.STAFF, Audience.STAFF),
  URGENCY_RAISED(Audience.VERIFIERS, Audience.VERIFIERS),
  URGENCY_LOWERED(Audience.VERIFIERS, Audience.VERIFIERS),
  CATEGORY_CORRECTED(Audience.REPORTER, Audience.STAFF),
  PLACE_CORRECTED(Audience.REPORTER, Audience.STAFF),
  HANDED_OFF(Audience.PUBLIC, Audience.STAFF),
  HANDOFF_DELIVERED(Audience.REPORTER, Audience.REPORTER),
  HANDOFF_ACCEPTED(Audience.PUBLIC, Audience.STAFF),
  HANDOFF_RETURNED(Audience.PUBLIC, Audience.REPORTER),
  HANDOFF_DELEGATED(Audience.PUBLIC, Audience.STAFF),
  HANDOFF_ESCALATED(Audience.REPORTER, Audience.REPORTER),
  HANDOFF_REMINDED(Audience.STAFF, Audience.STAFF),
  HANDOFF_OFFERED_AGAIN(Audience.STAFF, Audience.STAFF),
  HANDOFF_WITHDRAWN(Audience.STAFF, Audience.STAFF),
  HANDOFF_RESTORED(Audience.STAFF, Audience.STAFF),
  HANDOFF_ASSIGNED(Audience.STAFF, Audience.STAFF),
  HANDOFF_UNASSIGNED(Audience.STAFF, Audience.STAFF),
  ANSWER_DRAFTED(Audience.STAFF, Audience.STAFF),
  ANSWER_APPROVED(Audience.STAFF, Audience.STAFF),
  ANSWER_SENT_BACK(Audience.STAFF, Audience.STAFF),
  ANSWER_PUBLISHED(Audience.PUBLIC, Audience.PUBLIC),
  REPLIED(Audience.PUBLIC, Audience.PUBLIC),
  ATTACHED(Audience.REPORTER, Audience.REPORTER),
  ANSWER_ATTACHED(Audience.STAFF, Audience.STAFF),
  ATTACHMENT_REMOVED(Audience.STAFF, Audience.STAFF),
  ATTACHMENT_PUBLISHED(Audience.REPORTER, Audience.STAFF),
  ATTACHMENT_HIDDEN(Audience.REPORTER, Audience.STAFF),
  NOTE_ADDED(Audience.STAFF, Audience.STAFF),
  COMPLETED(Audience.PUBLIC, Audience.PUBLIC),
  REOPENED(Audience.PUBLIC, Audience.PUBLIC),
  WITHDRAWN(Audience.REPORTER, Audience.REPORTER),
  ARCHIVED(Audience.REPORTER, Audience.REPORTER),
  RESTORED(Audience.REPORTER, Audience.STAFF),
  MERGED(Audience.REPORTER, Audience.STAFF),
  UNMERGED(Audience.REPORTER, Audience.STAFF),
  TAKEN_DOWN(Audience.REPORTER, Audience.REPORTER),
  PUT_BACK(Audience.REPORTER, Audience.STAFF),
  CASE_COPIED(Audience.STAFF, Audience.STAFF),
  ACCESS_CODE_REPLACED(Audience.REPORTER, Audience.STAFF),
  DEADLINE_MISSED(Audience.PUBLIC, Audience.PUBLIC),
  DEADLINE_MOVED(Audience.REPORTER, Audience.REPORTER),
  HOLD_PLACED(Audience.NATIONAL, Audience.NATIONAL),
  HOLD_LIFTED(Audience.NATIONAL, Audience.NATIONAL),
  ERASED(Audience.PUBLIC, Audience.NATIONAL);

  private final Audience audience;
  private final Audience textAudience;

  EventType(Audience audience, Audience textAudience) {
    this.audience = audience;
    this.textAudience = textAudience;
  }

  /** The widest circle that may see that it happened. */
  public Audience audience() {
    return audience;
  }

  /** Whether what was said is a draft, which nobody reads but those who work on its hand-off. */
  boolean drafting() {
    return this == ANSWER_DRAFTED || this == ANSWER_SENT_BACK;
  }

  /** The widest circle that may read the text that goes with it. */
  public Audience textAudience() {
    return textAudience;
  }
}
