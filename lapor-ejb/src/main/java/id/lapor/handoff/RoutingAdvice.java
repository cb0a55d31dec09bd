package id.lapor.handoff;

import id.lapor.deadline.Deadlines;
import id.lapor.deadline.ReportClass;
import id.lapor.deadline.Timer;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.report.Actors;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.StaffReports;
import id.lapor.report.TrackingId;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Helps verifiers to decide to whom a report goes, and tells beforehand what that means. */
@Stateless
@RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class RoutingAdvice {

  private static final int MOST = 6;

  @Inject Reports reports;
  @Inject StaffReports staffReports;
  @Inject RecentRoutes routes;
  @Inject Institutions institutions;
  @Inject Deadlines deadlines;
  @Inject CaseScope scope;
  @Inject Actors actors;
  @Inject Caller caller;
  @Inject Clock clock;

  /**
   * Institutions that the report may belong to, the likeliest first; those that hold it already are
   * left out.
   */
  public List<RouteSuggestion> suggestions(String trackingId) {
    List<RecentRoutes.Route> all = routes.all(scope.visible(trackingId), caller.account(), today());
    requireVerifier(all);
    Set<Long> holding =
        all.stream()
            .filter(route -> route.reason() == null)
            .map(RecentRoutes.Route::institution)
            .collect(Collectors.toSet());
    Map<String, RouteSuggestion> found = new LinkedHashMap<>();
    all.stream()
        .filter(route -> route.reason() != null && !holding.contains(route.institution()))
        .filter(RecentRoutes.Route::valid)
        .forEach(
            route ->
                found.putIfAbsent(
                    route.view().code(),
                    new RouteSuggestion(route.view(), route.reason(), route.times())));
    return found.values().stream().limit(MOST).toList();
  }

  /** Nationally, or as administrator of the institution that the report names. */
  private void requireVerifier(List<RecentRoutes.Route> all) {
    boolean ofNamed =
        all.stream()
            .filter(route -> route.reason() == RouteSuggestion.Reason.NAMED)
            .anyMatch(route -> caller.serves(route.path(), Role.INSTITUTION_ADMIN));
    if (!ofNamed && !caller.is(Role.NATIONAL_VERIFIER) && !caller.is(Role.NATIONAL_ADMIN)) {
      throw new NotFound("There is no such report");
    }
  }

  /**
   * What handing the report to this institution now would mean.
   *
   * @param supervisory whether it goes there as a report about wrongdoing
   */
  public RouteOutlook outlook(String trackingId, String institutionCode, boolean supervisory) {
    Report report = visible(trackingId);
    Institution institution = institutions.requireValid(institutionCode, today());
    Instant now = clock.instant();
    ReportClass reportClass = supervisory ? ReportClass.COMPLAINT_SUPERVISORY : report.limitClass();
    return new RouteOutlook(
        institution.name(),
        !staffReports.anonymous(report) && !supervisory,
        !staffReports.confidential(report) && !supervisory,
        supervisory,
        Stream.of(Timer.RESPOND, Timer.RESOLVE)
            .map(timer -> deadlines.expected(timer, reportClass, now, institution.zone()))
            .toList());
  }

  private Report visible(String trackingId) {
    Report report = reports.require(TrackingId.of(trackingId));
    actors.verifierOf(report);
    return report;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }
}
