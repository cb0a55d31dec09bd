package id.lapor.erasure;

import id.lapor.report.Report;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Counts what there is of a report and what stands against its erasure: one statement. */
@ApplicationScoped
class ErasureInventory {

  private static final String HANDOFFS = "select h.uuid from handoff h where h.report_id = ?1";

  private static final String COUNTS =
      "select (select count(*) from report_event e join event_content c on c.event_id = e.id"
          + " where e.report_id = ?1),"
          + " (select count(*) from handoff h join answer a on a.handoff_id = h.id"
          + " where h.report_id = ?1),"
          + " (select count(*) from attachment where report_id = ?1 and state <> 'REMOVED'),"
          + " (select coalesce(sum(size), 0) from attachment"
          + " where report_id = ?1 and state <> 'REMOVED'),"
          + " (select count(*) from case_draft where report_id = ?1),"
          + " (select count(*) from notice where report_id = ?1),"
          + " (select count(*) from report_follower where report_id = ?1),"
          + " (select count(*) from sent_message where body is not null and handoff_id in ("
          + HANDOFFS
          + ")) + (select count(*) from dead_letter where body is not null and handoff_id in ("
          + HANDOFFS
          + ")),"
          + " (select count(*) from handoff h join exchange_receipt x on x.handoff_id = h.id"
          + " where h.report_id = ?1 and x.body is not null),"
          + " (select count(*) from report where merged_into_id = ?1 and erased_at is null),"
          + " (select count(*) from deadline where report_id = ?1 and ended_at is null),"
          + " (select count(*) from deadline"
          + " where report_id = ?1 and ended_at is null and escalation > 0)";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /** What would go; {@code told} says how many systems have a copy. */
  ErasureOutlook of(Report report, int told) {
    Object[] row = counts(report);
    return new ErasureOutlook(
        number(row, 0),
        number(row, 1),
        number(row, 2),
        number(row, 3),
        number(row, 4),
        number(row, 5),
        number(row, 6),
        number(row, 7),
        number(row, 8),
        report.reporter().known() && !report.erased(),
        told,
        obstacles(report, row));
  }

  /**
   * Lets nothing pass that may not be erased now.
   *
   * @throws RuleViolation the first rule that stands against it
   */
  void requireErasable(Report report) {
    if (report.erased()) {
      throw report.erasedAlready();
    }
    obstacles(report, counts(report)).stream()
        .findFirst()
        .ifPresent(
            rule -> {
              throw report.refusal(rule, "The report cannot be erased: " + rule);
            });
  }

  private List<String> obstacles(Report report, Object[] row) {
    List<String> obstacles = new ArrayList<>();
    report.erasureBar(clock.instant()).ifPresent(obstacles::add);
    if (number(row, 11) > 0) {
      obstacles.add("report-escalated");
    } else if (number(row, 10) > 0 && !report.status().open()) {
      obstacles.add("clock-running");
    }
    if (number(row, 9) > 0) {
      obstacles.add("reports-joined");
    }
    return obstacles;
  }

  private Object[] counts(Report report) {
    return (Object[]) em.createNativeQuery(COUNTS).setParameter(1, report.id()).getSingleResult();
  }

  private static long number(Object[] row, int at) {
    return ((Number) row[at]).longValue();
  }
}
