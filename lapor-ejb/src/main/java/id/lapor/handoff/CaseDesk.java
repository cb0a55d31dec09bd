package id.lapor.handoff;

import id.lapor.identity.AccessCode;
import id.lapor.identity.IdentityReading;
import id.lapor.identity.Purpose;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.Report;
import id.lapor.report.ReportEvents;
import id.lapor.report.Reports;
import id.lapor.report.StaffReports;
import id.lapor.report.TrackingId;
import id.lapor.report.Triage;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What officers do around a report without moving it: notes, identity, a lost access code. */
@Stateless
public class CaseDesk {

  /** The longest internal note, in characters. */
  public static final int MAX_NOTE = 5_000;

  /** Most readings of an identity that are shown at once. */
  static final int READINGS = 50;

  @Inject Reports reports;
  @Inject StaffReports staffReports;
  @Inject ReportEvents events;
  @Inject CaseScope scope;

  /** Leaves an internal note, which neither the reporter nor the public reads. */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER,
    Role.APPROVER,
    Role.UNIT_STAFF,
    Role.CHANNEL_OPERATOR
  })
  public void note(String trackingId, String text) {
    Report report = reports.lock(TrackingId.of(trackingId));
    Actor actor = scope.viewer(report);
    new InputRules().required("text", text).text("text", text, 1, MAX_NOTE).refuseIfBroken();
    events.append(
        report, EventType.NOTE_ADDED, actor, null, Map.of(), Map.of("text", text.strip()));
  }

  /**
   * Who reported, for the institution that works on it or the verifier; the reporter sees that it
   * was read. An anonymous reporter is shown to nobody, that of a supervisory report to no
   * institution.
   *
   * @throws NotFound when the reporter is anonymous or nothing is known
   */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER
  })
  public ReporterDetails identity(String trackingId) {
    Report report = reports.require(TrackingId.of(trackingId));
    Actor actor = scope.viewer(report);
    if (report.reporter().anonymous() || (report.supervisory() && actor.institution() != null)) {
      throw new NotFound("The reporter is not shown");
    }
    Purpose purpose = actor.institution() == null ? Purpose.VERIFICATION : Purpose.HANDLING;
    ReporterDetails details =
        staffReports
            .identity(report, purpose)
            .orElseThrow(() -> new NotFound("Nothing is known of the reporter"));
    return new ReporterDetails(details.name(), details.email(), details.phone(), null);
  }

  /**
   * Who has read the reporter's identity and why, at most {@value #READINGS} at once: for whoever
   * answers for it nationally and whoever looks at the record. Reading this tells nobody's name.
   *
   * @param before the {@code next} of the page before, or null for the newest
   */
  @RolesAllowed({Role.NATIONAL_ADMIN, Role.AUDITOR})
  public IdentityReadings readings(String trackingId, Long before) {
    Long report = scope.visible(trackingId);
    List<IdentityReading> found = staffReports.readings(report, before, READINGS + 1);
    boolean more = found.size() > READINGS;
    List<IdentityReading> lines = more ? found.subList(0, READINGS) : found;
    return new IdentityReadings(List.copyOf(lines), more ? lines.get(READINGS - 1).number() : null);
  }

  /**
   * Replaces a lost access code after the officer has checked who asks for it. Nobody at an
   * institution that answers the report may do it, since whoever has the code can close the report;
   * the counter that entered the report may.
   *
   * @param checked what was checked, such as the kind of identity card
   * @return the new code, shown this once
   */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.CHANNEL_OPERATOR})
  public String replaceCode(String trackingId, String checked) {
    Report report = reports.lock(TrackingId.of(trackingId));
    Actor actor = scope.keeperOfCode(report);
    new InputRules()
        .required("checked", checked)
        .text("checked", checked, 1, Triage.MAX_REASON)
        .refuseIfBroken();
    AccessCode code = staffReports.replaceCode(report);
    events.append(
        report,
        EventType.ACCESS_CODE_REPLACED,
        actor,
        null,
        Map.of(),
        Map.of("reason", checked.strip()));
    return code.shown();
  }
}
