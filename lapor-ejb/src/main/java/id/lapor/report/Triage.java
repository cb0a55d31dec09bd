package id.lapor.report;

import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What verifiers decide besides routing: asking for more, archiving, joining, and what the public
 * may read. The national verifiers see to all reports, an institution's administrator to those that
 * named the institution.
 */
@Stateless
public class Triage {

  /** The longest reason or request, in characters. */
  public static final int MAX_REASON = 1_000;

  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject Deadlines deadlines;
  @Inject Actors actors;
  @Inject Event<ReportEnded> ended;
  @Inject Event<ReportUnmerged> unmerged;
  @Inject Clock clock;

  /** T3: asks the reporter for what is missing. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void pend(String trackingId, long version, String missing) {
    Report report = lock(trackingId, version);
    Actor actor = actors.verifierOf(report);
    reason("missing", missing);
    OpenPlaces.refuse("missing", missing);
    Instant now = clock.instant();
    report.requestInformation();
    event(report, EventType.INFORMATION_REQUESTED, actor, Map.of(), missing);
    deadlines.outstanding(report.id(), Timer.VERIFY).ifPresent(verify -> verify.cancel(now));
    deadlines.start(Timer.COMPLETE_INFO, report.id(), null, report.limitClass(), now, zone(report));
  }

  /** T6: the report is not taken up; the reporter is told why. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void archive(String trackingId, long version, ArchiveReason reason, String text) {
    Report report = lock(trackingId, version);
    Actor actor =
        report.status() == ReportStatus.RETURNED ? nationalVerifier() : actors.verifierOf(report);
    new InputRules()
        .required("reason", reason)
        .required("text", text)
        .text("text", text, 1, MAX_REASON)
        .refuseIfBroken();
    OpenPlaces.refuse("text", text);
    Instant now = clock.instant();
    report.archive(now);
    event(report, EventType.ARCHIVED, actor, Map.of("reason", reason.name()), text);
    deadlines.cancelAll(report.id(), now);
    ended.fire(new ReportEnded(report));
  }

  /** T18: archived by mistake; it waits for verification again. */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public void restore(String trackingId, long version, String reason) {
    Report report = lock(trackingId, version);
    reason("reason", reason);
    report.restore();
    event(report, EventType.RESTORED, nationalAdmin(), Map.of(), reason);
    deadlines.start(
        Timer.VERIFY, report.id(), null, report.limitClass(), clock.instant(), zone(report));
  }

  /** Words the public title and text anew. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void editPublicText(String trackingId, long version, String title, String text) {
    Report report = lock(trackingId, version);
    Actor actor = actors.verifierOf(report);
    new InputRules().required("title", title).required("publicText", text).refuseIfBroken();
    new PublicText(title, text).check();
    report.editPublicText(title.strip(), text.strip());
    events.append(
        report,
        EventType.PUBLIC_TEXT_EDITED,
        actor,
        null,
        Map.of(),
        Map.of("title", title.strip(), "text", text.strip()));
  }

  /** Takes a published text down; the reporter is told why. */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public void takeDown(String trackingId, long version, String reason) {
    Report report = lock(trackingId, version);
    reason("reason", reason);
    report.takeDown(reason.strip(), clock.instant());
    event(report, EventType.TAKEN_DOWN, nationalAdmin(), Map.of(), reason);
  }

  /** Puts a text back that was taken down by mistake. */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public void putBack(String trackingId, long version, String reason) {
    Report report = lock(trackingId, version);
    reason("reason", reason);
    report.putBack();
    event(report, EventType.PUT_BACK, nationalAdmin(), Map.of(), reason);
  }

  /** T15: joins the report to another on the same matter, which goes on for both. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void merge(String trackingId, long version, String into, String reason) {
    TrackingId id = TrackingId.of(trackingId);
    TrackingId masterId = masterId(into);
    boolean reportFirst = reports.require(id).id() <= reports.require(masterId).id();
    Report first = reports.lock(reportFirst ? id : masterId);
    Report second = reports.lock(reportFirst ? masterId : id);
    Report report = reportFirst ? first : second;
    Report master = reportFirst ? second : first;
    report.requireVersion(version);
    Actor actor = actors.verifierOf(report);
    actors.verifierOf(master);
    reason("reason", reason);
    Instant now = clock.instant();
    report.mergeInto(master, now);
    event(report, EventType.MERGED, actor, Map.of("into", master.trackingId().digits()), reason);
    deadlines.cancelAll(report.id(), now);
    ended.fire(new ReportEnded(report));
  }

  /** T19: the report is on its own again, with the status that it had. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN})
  public void unmerge(String trackingId, long version, String reason) {
    Report report = lock(trackingId, version);
    reason("reason", reason);
    Instant now = clock.instant();
    report.unmerge();
    event(report, EventType.UNMERGED, nationalVerifier(), Map.of(), reason);
    if (report.status() == ReportStatus.SUBMITTED) {
      deadlines.start(Timer.VERIFY, report.id(), null, report.limitClass(), now, zone(report));
    } else if (report.status() == ReportStatus.PENDING_INFO) {
      deadlines.start(
          Timer.COMPLETE_INFO, report.id(), null, report.limitClass(), now, zone(report));
    }
    unmerged.fire(new ReportUnmerged(report));
  }

  private Report lock(String trackingId, long version) {
    Report report = reports.lock(TrackingId.of(trackingId));
    actors.verifierOf(report);
    report.requireVersion(version);
    return report;
  }

  private Actor nationalAdmin() {
    return actors.any(Role.NATIONAL_ADMIN).orElseThrow(Triage::notFound);
  }

  private static NotFound notFound() {
    return new NotFound("There is no such report");
  }

  private Actor nationalVerifier() {
    return actors.any(Role.NATIONAL_ADMIN, Role.NATIONAL_VERIFIER).orElseThrow(Triage::notFound);
  }

  private static TrackingId masterId(String into) {
    new InputRules().required("into", into).refuseIfBroken();
    try {
      return TrackingId.of(into);
    } catch (NotFound unknown) {
      throw new RuleViolation("unknown-code", "into", "There is no such report");
    }
  }

  private static void reason(String field, String text) {
    new InputRules().required(field, text).text(field, text, 1, MAX_REASON).refuseIfBroken();
  }

  private void event(
      Report report, EventType type, Actor actor, Map<String, String> facts, String reason) {
    events.append(report, type, actor, null, facts, Map.of("reason", reason.strip()));
  }

  private static ZoneId zone(Report report) {
    return report.namedInstitution().map(Institution::zone).orElse(Zones.WIB);
  }
}
