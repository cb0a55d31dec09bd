package id.lapor.notification;

import id.lapor.deadline.Timer;
import id.lapor.identity.AccountEmailSet;
import id.lapor.outbox.QueueSilent;
import id.lapor.report.Report;
import id.lapor.report.ReportEvent;
import id.lapor.report.ReportHappened;
import id.lapor.report.ReportStatus;
import id.lapor.shared.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Notes what of a report's events is work for officers, in the same transaction. */
@ApplicationScoped
public class WorkObserver {

  @Inject Officers officers;
  @Inject Clock clock;

  void on(@Observes ReportHappened happened) {
    if (!ClockProducer.isMoved()) {
      work(happened).ifPresent(officers::add);
    }
  }

  /** Another address may take what the former one did not. */
  void on(@Observes AccountEmailSet set) {
    officers.lock(set.accountId()).ifPresent(OfficerNotice::reachable);
  }

  /** Nobody waits for a digest when hand-offs arrive nowhere. */
  void on(@Observes QueueSilent silent) {
    officers.tell(silent, clock.instant());
  }

  private static Optional<WorkNews> work(ReportHappened happened) {
    return Optional.ofNullable(
        switch (happened.event().type()) {
          case HANDED_OFF, HANDOFF_DELEGATED, HANDOFF_OFFERED_AGAIN ->
              named(happened, NoticeTemplate.WORK_OFFERED, WorkTarget.INSTITUTION);
          case HANDOFF_REMINDED ->
              named(happened, NoticeTemplate.WORK_REMINDED, WorkTarget.INSTITUTION);
          case HANDOFF_RETURNED -> named(happened, NoticeTemplate.WORK_RETURNED, WorkTarget.PARENT);
          case ANSWER_DRAFTED ->
              named(happened, NoticeTemplate.WORK_APPROVAL, WorkTarget.INSTITUTION);
          case ANSWER_APPROVED ->
              named(happened, NoticeTemplate.WORK_APPROVED, WorkTarget.INSTITUTION);
          case REPLIED -> named(happened, NoticeTemplate.WORK_REPLIED, WorkTarget.HOLDERS);
          case INFORMATION_COMPLETED ->
              named(happened, NoticeTemplate.WORK_INFORMATION, WorkTarget.VERIFIERS);
          case SUBMITTED, URGENCY_RAISED -> urgent(happened);
          case DEADLINE_MISSED -> missed(happened);
          case HANDOFF_ESCALATED -> escalated(happened);
          default -> null;
        });
  }

  private static WorkNews named(
      ReportHappened happened, NoticeTemplate template, WorkTarget target) {
    return news(happened, template, target)
        .about(happened.facts().get("institution"), happened.event().handoff().orElse(null));
  }

  /** Only while somebody has yet to verify it: the institutions see the mark, and no more. */
  private static WorkNews urgent(ReportHappened happened) {
    Report report = happened.report();
    return report.origin().urgent() && report.status() == ReportStatus.SUBMITTED
        ? named(happened, NoticeTemplate.WORK_URGENT, WorkTarget.VERIFIERS)
        : null;
  }

  private static WorkNews missed(ReportHappened happened) {
    Map<String, String> facts = happened.facts();
    return news(happened, NoticeTemplate.WORK_OVERDUE, WorkTarget.DEADLINE)
        .about(Timer.valueOf(facts.get("timer")), Instant.parse(facts.get("dueAt")));
  }

  private static WorkNews escalated(ReportHappened happened) {
    Map<String, String> facts = happened.facts();
    WorkTarget target =
        switch (facts.get("to")) {
          case "ADMINISTRATOR" -> WorkTarget.INSTITUTION;
          case "PARENT" -> WorkTarget.ABOVE;
          default -> WorkTarget.VERIFIERS;
        };
    return named(happened, NoticeTemplate.WORK_ESCALATED, target)
        .about(Timer.valueOf(facts.get("timer")), Instant.parse(facts.get("dueAt")));
  }

  private static WorkNews news(
      ReportHappened happened, NoticeTemplate template, WorkTarget target) {
    ReportEvent event = happened.event();
    return new WorkNews(happened.report(), template, target, event.actor(), event.at());
  }
}
