package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.Report;
import id.lapor.report.ReportEvents;
import id.lapor.report.Reports;
import id.lapor.report.StaffReports;
import id.lapor.report.TrackingId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Gives officers a copy of a case to take along: what they see of it and no more, so never who
 * reported. That somebody takes along what is not for all is on record, once an hour each.
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
public class Copying {

  /** How long one record speaks for further copies by the same officer. */
  static final Duration ONE_RECORD = Duration.ofHours(1);

  @Inject Reports reports;
  @Inject StaffReports staffReports;
  @Inject ReportEvents events;
  @Inject CaseScope scope;
  @Inject CaseFiles files;
  @Inject Clock clock;

  /**
   * The case as the caller sees it, for a copy.
   *
   * @throws id.lapor.shared.NotFound when they do not see it
   */
  public CaseView copy(String trackingId) {
    Report report = reports.lock(TrackingId.of(trackingId));
    Actor actor = scope.viewer(report);
    record(report, actor);
    return files.get(trackingId);
  }

  void record(Report report, Actor actor) {
    boolean sensitive = report.neverPublic() || staffReports.anonymous(report);
    boolean recorded =
        events.happenedSince(
            report, EventType.CASE_COPIED, actor, clock.instant().minus(ONE_RECORD));
    if (sensitive && !recorded) {
      events.append(report, EventType.CASE_COPIED, actor);
    }
  }
}
