package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.DeadlineView;
import id.lapor.deadline.Deadlines;
import id.lapor.report.ReportContents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What hand-offs say, to institutions' own systems in three statements, however many they are; and
 * how it is erased.
 */
@ApplicationScoped
public class HandoffContents {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject ReportContents reports;
  @Inject Deadlines deadlines;

  /**
   * What these hand-offs say now, by their ids; nothing for those that do not exist.
   *
   * @param ids at most {@link Deadlines#MAX_REPORTS}
   */
  public Map<String, HandoffContent> of(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Handoff> found =
        em.createQuery(
                "select h from Handoff h join fetch h.report r"
                    + " left join fetch r.classification.category where h.uuid in :ids",
                Handoff.class)
            .setParameter("ids", ids)
            .setMaxResults(ids.size())
            .getResultList();
    List<Long> ofReports = found.stream().map(h -> h.report().id()).distinct().toList();
    Map<Long, List<Deadline>> clocks = deadlines.of(ofReports);
    Map<Long, List<EarlierHolder>> earlier = earlier(ofReports);
    return found.stream()
        .collect(
            Collectors.toMap(
                Handoff::uuid,
                handoff ->
                    HandoffContent.of(
                        handoff,
                        reports.of(handoff.report()),
                        running(handoff, clocks),
                        earlier.getOrDefault(handoff.report().id(), List.of()))));
  }

  /**
   * Deletes what was written on the hand-offs of a report: what was asked, why it came back, all
   * answers and remarks. States and times stay.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(long reportId) {
    em.createNativeQuery(
            "update answer a set text = '', remark = null, version = a.version + 1"
                + " from handoff h where h.report_id = ?1 and a.handoff_id = h.id")
        .setParameter(1, reportId)
        .executeUpdate();
    em.createNativeQuery(
            "update handoff set ask = null, return_reason = null, version = version + 1"
                + " where report_id = ?1 and (ask is not null or return_reason is not null)")
        .setParameter(1, reportId)
        .executeUpdate();
  }

  /**
   * The key of the report that somebody holds by this hand-off, or held until it was completed;
   * empty when the hand-off was withdrawn or returned, or there is none.
   */
  public Optional<Long> reportHeldBy(String id) {
    return em.createQuery(
            "select h.report.id from Handoff h where h.uuid = :id and h.status not in"
                + " (id.lapor.handoff.HandoffStatus.WITHDRAWN,"
                + " id.lapor.handoff.HandoffStatus.RETURNED)",
            Long.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private static List<DeadlineView> running(Handoff handoff, Map<Long, List<Deadline>> clocks) {
    return clocks.getOrDefault(handoff.report().id(), List.of()).stream()
        .filter(clock -> clock.handoffId().filter(handoff.id()::equals).isPresent())
        .filter(Deadline::outstanding)
        .map(Deadline::view)
        .toList();
  }

  private Map<Long, List<EarlierHolder>> earlier(List<Long> ofReports) {
    if (ofReports.isEmpty()) {
      return Map.of();
    }
    return em.createQuery(
            "select h from Handoff h join fetch h.institution where h.report.id in :reports"
                + " and h.status = id.lapor.handoff.HandoffStatus.RETURNED order by h.id desc",
            Handoff.class)
        .setParameter("reports", ofReports)
        .setMaxResults(ofReports.size() * Handoffs.MAX_PER_REPORT)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                h -> h.report().id(), Collectors.mapping(this::holder, Collectors.toList())));
  }

  private EarlierHolder holder(Handoff handoff) {
    return new EarlierHolder(
        handoff.institution().code(),
        handoff.institution().name(),
        handoff.milestones().endedAt(),
        handoff.returnReason());
  }
}
