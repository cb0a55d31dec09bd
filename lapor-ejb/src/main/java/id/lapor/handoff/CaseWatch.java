package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.StaffReports;
import id.lapor.report.TrackingId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Lets officers who have the same report open know of one another, and of what happens to it. */
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
public class CaseWatch {

  @Inject Reports reports;
  @Inject StaffReports staffReports;
  @Inject CasePresences presences;
  @Inject CaseScope scope;
  @Inject Caller caller;
  @Inject Clock clock;

  /**
   * Says that the caller has the report open, and answers with who else has, and what happened.
   *
   * @param since place in the report's chain of the last event that the caller was shown
   * @param writing whether they are typing into a form
   */
  public CaseNews look(String trackingId, int since, boolean writing) {
    Report report = visible(trackingId);
    Instant now = clock.instant();
    presences.seen(report.id(), caller.account(), writing, now);
    return new CaseNews(
        presences.others(report.id(), caller.account(), now),
        staffReports.timelineSince(report, since));
  }

  /** Says that the caller has closed it. */
  public void leave(String trackingId) {
    presences.left(visible(trackingId).id(), caller.account());
  }

  private Report visible(String trackingId) {
    Report report = reports.require(TrackingId.of(trackingId));
    scope.viewer(report);
    return report;
  }
}
