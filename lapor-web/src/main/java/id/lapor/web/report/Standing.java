package id.lapor.web.report;

import id.lapor.deadline.DeadlineView;
import id.lapor.report.EventType;
import id.lapor.report.ReporterReportView;
import id.lapor.report.TimelineEntry;
import id.lapor.report.Turn;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the reporter's own report stands now: who has it, since when and until when, and what was
 * answered last.
 */
@Named
@RequestScoped
public class Standing {

  /** With these the reporter has it. */
  private static final Set<EventType> TO_REPORTER =
      EnumSet.of(EventType.INFORMATION_REQUESTED, EventType.ANSWER_PUBLISHED);

  /** With these the verifiers have it. */
  private static final Set<EventType> TO_VERIFIER =
      EnumSet.of(
          EventType.SUBMITTED,
          EventType.IMPORTED,
          EventType.INFORMATION_COMPLETED,
          EventType.HANDOFF_RETURNED,
          EventType.RESTORED,
          EventType.UNMERGED);

  /** With these an institution has it. */
  private static final Set<EventType> TO_INSTITUTION =
      EnumSet.of(EventType.HANDED_OFF, EventType.REPLIED, EventType.REOPENED);

  @Inject Language language;

  /** Whether anybody still has to do something. */
  public boolean open(ReporterReportView report) {
    return report.status().open();
  }

  /** Who has to do something now, in words. */
  public String holder(ReporterReportView report) {
    if (report.turn() == Turn.REPORTER) {
      return language.text("standing.reporter");
    }
    return institutionHasIt(report) ? report.institutionName() : language.text("standing.verifier");
  }

  /** Since when they have it. */
  public Instant since(ReporterReportView report) {
    Set<EventType> begins =
        report.turn() == Turn.REPORTER
            ? TO_REPORTER
            : institutionHasIt(report) ? TO_INSTITUTION : TO_VERIFIER;
    return last(report.timeline(), begins).map(TimelineEntry::at).orElse(report.receivedAt());
  }

  /** Whether a limit runs. */
  public boolean due(ReporterReportView report) {
    return next(report).isPresent();
  }

  /** The limit that ends next; null when none runs. */
  public DeadlineView deadline(ReporterReportView report) {
    return next(report).orElse(null);
  }

  /** What the institution said last; empty unless it is the reporter's turn to judge it. */
  public List<String> lastAnswer(ReporterReportView report) {
    if (!report.mayComplete() || report.turn() != Turn.REPORTER) {
      return List.of();
    }
    return last(report.timeline(), EnumSet.of(EventType.ANSWER_PUBLISHED)).stream()
        .flatMap(answer -> answer.text().values().stream())
        .toList();
  }

  private static boolean institutionHasIt(ReporterReportView report) {
    return switch (report.status()) {
      case ROUTED, IN_PROGRESS -> report.institutionName() != null;
      default -> false;
    };
  }

  private static Optional<DeadlineView> next(ReporterReportView report) {
    return report.deadlines().stream()
        .filter(DeadlineView::running)
        .min(Comparator.comparing(DeadlineView::dueAt));
  }

  private static Optional<TimelineEntry> last(List<TimelineEntry> timeline, Set<EventType> types) {
    return timeline.stream()
        .filter(entry -> types.contains(entry.type()))
        .reduce((earlier, later) -> later);
  }
}
