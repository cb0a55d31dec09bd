package id.lapor.handoff;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.deadline.Deadlines;
import id.lapor.identity.Role;
import id.lapor.report.Cursor;
import id.lapor.report.InputRules;
import id.lapor.report.Slice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Gives out a whole work list to be taken along as a file, in batches: nothing that a page of the
 * list would not show, and on record before the first line leaves and after the last.
 */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.AUDITOR,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class WorkExport {

  /** The most lines of one file; the file says at its end when the list holds more. */
  public static final int MOST_LINES = 100_000;

  /** Lines of one batch. */
  public static final int BATCH = Deadlines.MAX_REPORTS;

  private static final int MAX_DETAIL = 200;

  @Inject WorkLists lists;
  @Inject AdministrationObserver journal;

  /** Records that somebody takes a list along. */
  public void begin(WorkQuery query, String format) {
    query.filter().check();
    new InputRules().that(query.list() != null, "list", "required", "A list").refuseIfBroken();
    record(AdministrationAct.WORK_LIST_EXPORT_BEGUN, query, format);
  }

  /**
   * One batch of it.
   *
   * @param cursor where it goes on, or null for the beginning
   */
  public Slice<WorkLine> batch(WorkQuery query, String cursor) {
    query.filter().check();
    Cursor after = Cursor.parse(cursor, query.start());
    return lists.slice(query, after, BATCH);
  }

  /** Records how many lines left, and whether the list held more or the reader went away. */
  public void end(WorkQuery query, String format, int lines, String how) {
    record(AdministrationAct.WORK_LIST_EXPORTED, query, format + " lines=" + lines + ' ' + how);
  }

  private void record(AdministrationAct act, WorkQuery query, String what) {
    String detail = what + query.filter().described();
    journal.record(
        act,
        query.list().key(),
        null,
        detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL));
  }
}
