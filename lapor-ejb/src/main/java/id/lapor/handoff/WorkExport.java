package id.lapor.handoff;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.identity.Role;
import id.lapor.report.InputRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Puts on record that somebody takes a whole work list along as a file: before the first line
 * leaves and after the last. The lines are those of {@link WorkLists}.
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

  private static final int MAX_DETAIL = 200;

  @Inject AdministrationObserver journal;

  /** Records that somebody takes a list along. */
  public void begin(WorkQuery query, String format) {
    query.filter().check();
    new InputRules().that(query.list() != null, "list", "required", "A list").refuseIfBroken();
    record(AdministrationAct.WORK_LIST_EXPORT_BEGUN, query, format);
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
