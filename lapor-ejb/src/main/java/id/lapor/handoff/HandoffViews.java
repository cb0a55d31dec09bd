package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.DeadlineView;
import id.lapor.deadline.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the views of hand-offs, each cut to what the caller may read. */
@ApplicationScoped
public class HandoffViews {

  @Inject Handoffs handoffs;
  @Inject Deadlines deadlines;
  @Inject Assignments assignments;
  @Inject CaseScope scope;
  @Inject CaseActions actions;
  @Inject WithheldActions withheld;

  /** Views of hand-offs; three statements, however many they are. */
  List<HandoffView> of(List<Handoff> list) {
    return of(
        list,
        handoffs.answers(list),
        deadlines.of(list.stream().map(h -> h.report().id()).distinct().toList()));
  }

  /** The same where the answers and the clocks of the reports are known; one statement. */
  List<HandoffView> of(List<Handoff> list, List<Answer> all, Map<Long, List<Deadline>> clocks) {
    Map<String, List<AnswerView>> answers =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    answer -> answer.handoff().uuid(),
                    Collectors.mapping(AnswerView::of, Collectors.toList())));
    return views(list, clocks, answers);
  }

  /** The same for a glance, which shows no answers. */
  List<HandoffView> withoutAnswers(List<Handoff> list, Map<Long, List<Deadline>> clocks) {
    return views(list, clocks, Map.of());
  }

  private List<HandoffView> views(
      List<Handoff> list, Map<Long, List<Deadline>> clocks, Map<String, List<AnswerView>> answers) {
    Map<Long, Holder> holders = assignments.holders(list);
    return list.stream()
        .map(
            handoff ->
                view(
                    handoff,
                    answers.getOrDefault(handoff.uuid(), List.of()),
                    clocks(handoff, clocks),
                    holders.get(handoff.id())))
        .toList();
  }

  private HandoffView view(
      Handoff handoff, List<AnswerView> answers, List<DeadlineView> clocks, Holder holder) {
    boolean reads = scope.reads(handoff);
    Set<CaseAction> offered = actions.of(handoff);
    return HandoffView.of(
        handoff,
        reads ? answers : published(answers),
        clocks,
        offered,
        withheld.of(handoff, offered),
        reads ? holder : null);
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
