package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.WorkingCalendar;
import id.lapor.identity.Role;
import id.lapor.institution.Category;
import id.lapor.report.Report;
import id.lapor.report.StaffReports;
import id.lapor.report.TimelineEntry;
import id.lapor.report.TrackingId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports and hand-offs as officers see them, each within the officer's scope. */
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
public class CaseFiles {

  @Inject StaffReports staffReports;
  @Inject Handoffs handoffs;
  @Inject HandoffViews views;
  @Inject CaseScope scope;
  @Inject SeenReports seen;
  @Inject Deadlines deadlines;
  @Inject CaseActions actions;
  @Inject WithheldActions withheld;
  @Inject WorkingCalendar calendar;
  @Inject Clock clock;

  /** A report with its hand-offs, its life, and what the caller may do with it. */
  public CaseView get(String trackingId) {
    Handoffs.Of found = handoffs.whole(TrackingId.of(trackingId));
    Report report = found.report();
    List<Handoff> all = found.all();
    scope.view(report, all);
    Optional<Category> category = staffReports.category(report);
    all.stream()
        .filter(scope::worksOn)
        .forEach(handoff -> seen.add(handoff, AnswerTopic.of(handoff, category)));
    seen.addAnswers(report.id(), scope.readable(found.answers()));
    List<Deadline> clocks = deadlines.of(report.id());
    Set<CaseAction> offered = actions.of(report);
    return new CaseView(
        staffReports.file(report, clocks),
        views.of(all, found.answers(), Map.of(report.id(), clocks)),
        timeline(report, all),
        offered,
        withheld.of(report, offered),
        next(clocks));
  }

  /**
   * The same to be looked at beside a list: without the answers, and with the clocks that the list
   * has read a moment ago.
   */
  public CaseView look(String trackingId) {
    Handoffs.Of found = handoffs.glance(TrackingId.of(trackingId));
    Report report = found.report();
    scope.view(report, found.all());
    List<Deadline> clocks =
        seen.clocks(report.id(), trackingId).orElseGet(() -> deadlines.of(report.id()));
    Set<CaseAction> offered = actions.of(report);
    return new CaseView(
        staffReports.file(report, clocks),
        views.withoutAnswers(found.all(), Map.of(report.id(), clocks)),
        timeline(report, found.all()),
        offered,
        Map.of(),
        next(clocks));
  }

  private List<TimelineEntry> timeline(Report report, List<Handoff> all) {
    return staffReports.timeline(
        report, all.stream().filter(scope::reads).map(Handoff::uuid).collect(Collectors.toSet()));
  }

  private NextLimit next(List<Deadline> clocks) {
    return clocks.stream()
        .filter(Deadline::outstanding)
        .min(Comparator.comparing(Deadline::dueAt))
        .map(
            limit ->
                new NextLimit(
                    limit.timer(),
                    limit.dueAt(),
                    calendar.workingDaysBetween(clock.instant(), limit.dueAt(), limit.zone())))
        .orElse(null);
  }

  /** One hand-off. */
  public HandoffView handoff(String id) {
    Handoff handoff = handoffs.require(id);
    scope.viewer(handoff);
    return views.of(List.of(handoff)).get(0);
  }

  /** The hand-off that an answer belongs to. */
  public HandoffView handoffOfAnswer(String answerId) {
    return handoff(handoffs.requireAnswer(answerId).handoff().uuid());
  }
}
