package id.lapor.report;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens when a limit has passed: one report, one transaction. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class DueDeadlines {

  @Inject Deadlines deadlines;
  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject Closing closing;
  @Inject IdempotencyKeys idempotency;
  @Inject Clock clock;

  /** Keys of limits of this kind that have passed, the oldest first, at most {@code max}. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Long> passed(Timer timer, int max) {
    return deadlines.passed(timer, clock.instant(), max);
  }

  /**
   * Draws the consequence of one passed limit, unless somebody else works on the report just now:
   * then the next sweep does.
   */
  public void handle(Long deadlineId) {
    Long reportId = deadlines.require(deadlineId).reportId();
    Optional<Report> report = reports.lockUnlessBusy(reportId);
    if (report.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Deadline deadline = deadlines.refreshed(deadlineId);
    if (!deadline.isOverdue(now)) {
      return;
    }
    switch (deadline.timer()) {
      case COMPLETE_INFO -> {
        deadline.miss(now);
        closing.withdrawIncomplete(report.get());
      }
      case AUTO_CLOSE -> {
        deadline.meet(deadline.dueAt());
        closing.closeBySilence(report.get());
      }
      case VERIFY, RESPOND, RESOLVE -> {
        deadline.miss(now);
        events.append(
            report.get(),
            EventType.DEADLINE_MISSED,
            Actor.SYSTEM,
            null,
            Map.of("timer", deadline.timer().name(), "dueAt", deadline.dueAt().toString()),
            Map.of());
      }
    }
  }

  /** Forgets kept answers of repeated submissions; how many. */
  public int forgetKeptAnswers() {
    return idempotency.forgetExpired();
  }
}
