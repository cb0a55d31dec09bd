package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.DeadlineView;
import id.lapor.deadline.Deadlines;
import id.lapor.identity.Role;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.StaffReports;
import id.lapor.report.TrackingId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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

  @Inject Reports reports;
  @Inject StaffReports staffReports;
  @Inject Handoffs handoffs;
  @Inject Deadlines deadlines;
  @Inject CaseScope scope;
  @Inject CaseActions actions;

  /** A report with its hand-offs, its life, and what the caller may do with it. */
  public CaseView get(String trackingId) {
    Report report = reports.require(TrackingId.of(trackingId));
    scope.viewer(report);
    return new CaseView(
        staffReports.file(report),
        views(handoffs.of(report)),
        staffReports.timeline(report),
        actions.of(report));
  }

  /** One hand-off. */
  public HandoffView handoff(String id) {
    Handoff handoff = handoffs.require(id);
    scope.viewer(handoff);
    return views(List.of(handoff)).get(0);
  }

  /** The hand-off that an answer belongs to. */
  public HandoffView handoffOfAnswer(String answerId) {
    return handoff(handoffs.requireAnswer(answerId).handoff().uuid());
  }

  /** Views of hand-offs; three statements, however many they are. */
  List<HandoffView> views(List<Handoff> list) {
    Map<Long, List<Deadline>> clocks =
        deadlines.of(list.stream().map(h -> h.report().id()).distinct().toList());
    Map<String, List<AnswerView>> answers =
        handoffs.answers(list).stream()
            .collect(
                Collectors.groupingBy(
                    answer -> answer.handoff().uuid(),
                    Collectors.mapping(AnswerView::of, Collectors.toList())));
    return list.stream()
        .map(
            handoff ->
                HandoffView.of(
                    handoff,
                    scope.reads(handoff)
                        ? answers.getOrDefault(handoff.uuid(), List.of())
                        : published(answers.getOrDefault(handoff.uuid(), List.of())),
                    clocks(handoff, clocks),
                    actions.of(handoff)))
        .toList();
  }

  private static List<AnswerView> published(List<AnswerView> answers) {
    return answers.stream().filter(answer -> !answer.unpublished()).toList();
  }

  private static List<DeadlineView> clocks(Handoff handoff, Map<Long, List<Deadline>> clocks) {
    return clocks.getOrDefault(handoff.report().id(), List.of()).stream()
        .filter(d -> d.handoffId().filter(handoff.id()::equals).isPresent())
        .map(Deadline::view)
        .toList();
  }
}
