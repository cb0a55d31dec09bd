package id.lapor.report;

import id.lapor.identity.Role;
import id.lapor.institution.Categories;
import id.lapor.institution.Category;
import id.lapor.institution.Region;
import id.lapor.institution.Regions;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What verifiers put right in an open report: how urgent it is, what it is about and where it
 * happened. Until it is routed, whoever verifies it does; afterwards the national verifiers alone,
 * so that no institution changes what it is measured by. The reporter's own text stays as it was.
 */
@Stateless
public class Correcting {

  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject Actors actors;
  @Inject Categories categories;
  @Inject Regions regions;
  @Inject Clock clock;

  /** Marks that somebody is in danger; those who verify are told at once. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void raiseUrgency(String trackingId, long version, String reason) {
    urgency(trackingId, version, true, reason);
  }

  /** Takes the mark away. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void lowerUrgency(String trackingId, long version, String reason) {
    urgency(trackingId, version, false, reason);
  }

  /**
   * Says what the report is about after all.
   *
   * @param code of a category that is in use today
   */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void correctCategory(String trackingId, long version, String code) {
    Report report = reports.lock(TrackingId.of(trackingId));
    Actor actor = corrector(report);
    report.requireVersion(version);
    new InputRules().required("category", code).refuseIfBroken();
    Category corrected = category(code);
    Map<String, String> facts = new LinkedHashMap<>();
    report.category().ifPresent(former -> facts.put("from", former.code()));
    facts.put("category", corrected.code());
    report.correctCategory(corrected);
    events.append(report, EventType.CATEGORY_CORRECTED, actor, null, facts, Map.of());
    reports.flush();
  }

  /**
   * Says where it happened after all. A point on the map stays only while it can lie in the region.
   *
   * @param regionCode of a region of any level
   * @param address as officers read it, or null for none
   */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void correctPlace(String trackingId, long version, String regionCode, String address) {
    Report report = reports.lock(TrackingId.of(trackingId));
    Actor actor = corrector(report);
    report.requireVersion(version);
    Place former = Optional.ofNullable(report.place()).orElseGet(Place::unknown);
    Place then = corrected(former, regionCode, address);
    Map<String, String> facts = new LinkedHashMap<>();
    if (former.regionCode() != null) {
      facts.put("from", former.regionCode());
    }
    facts.put("region", then.regionCode());
    report.correctPlace(then);
    events.append(
        report,
        EventType.PLACE_CORRECTED,
        actor,
        null,
        facts,
        then.address() == null ? Map.of() : Map.of("address", then.address()));
    reports.flush();
  }

  /** What {@link #correctCategory} would change; nothing is. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public CorrectionOutlook foreseeCategory(String trackingId, String code) {
    Report report = reports.require(TrackingId.of(trackingId));
    corrector(report);
    new InputRules().required("category", code).refuseIfBroken();
    String to = category(code).code();
    return new CorrectionOutlook(
        report.category().map(Category::code).orElse(null), to, null, null, false);
  }

  /** What {@link #correctPlace} would change; nothing is. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public CorrectionOutlook foreseePlace(String trackingId, String regionCode, String address) {
    Report report = reports.require(TrackingId.of(trackingId));
    corrector(report);
    Place former = Optional.ofNullable(report.place()).orElseGet(Place::unknown);
    Place then = corrected(former, regionCode, address);
    return new CorrectionOutlook(
        former.regionCode(),
        then.regionCode(),
        former.address(),
        then.address(),
        former.lat() != null && then.lat() == null);
  }

  private Place corrected(Place former, String regionCode, String address) {
    new InputRules()
        .required("region", regionCode)
        .text("address", address, 1, NewReport.NewLocation.MAX_ADDRESS)
        .refuseIfBroken();
    Region region = InputRules.known("region", regions.find(regionCode));
    return former.corrected(
        region.code(), address == null || address.isBlank() ? null : address.strip());
  }

  private void urgency(String trackingId, long version, boolean inDanger, String reason) {
    Report report = reports.lock(TrackingId.of(trackingId));
    Actor actor = corrector(report);
    report.requireVersion(version);
    new InputRules()
        .required("reason", reason)
        .text("reason", reason, 1, Triage.MAX_REASON)
        .refuseIfBroken();
    report.markUrgent(inDanger);
    events.append(
        report,
        inDanger ? EventType.URGENCY_RAISED : EventType.URGENCY_LOWERED,
        actor,
        null,
        Map.of(),
        Map.of("reason", reason.strip()));
    reports.flush();
  }

  private Actor corrector(Report report) {
    return report.course().routedAt() == null
        ? actors.verifierOf(report)
        : actors
            .any(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN)
            .orElseThrow(() -> new NotFound("There is no such report"));
  }

  private Category category(String code) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.WIB);
    return InputRules.known("category", categories.validOn(code, today));
  }
}
