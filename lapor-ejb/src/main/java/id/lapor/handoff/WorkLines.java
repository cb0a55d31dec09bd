package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.institution.Institution;
import id.lapor.report.Report;
import id.lapor.report.StaffReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the lines of work lists from ids: a fixed number of statements for a page of any size. */
@ApplicationScoped
public class WorkLines {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Deadlines deadlines;
  @Inject StaffReports staffReports;

  List<WorkLine> ofReports(List<Long> ids) {
    Map<Long, Report> reports =
        byId(
            "select r from Report r left join fetch r.namedInstitution left join fetch r.lead"
                + " where r.id in :ids",
            Report.class,
            ids,
            Report::id);
    Map<Long, List<Deadline>> clocks = deadlines.of(reports.keySet());
    return ids.stream()
        .map(reports::get)
        .map(report -> line(report, null, receivedAt(report), next(clocks.get(report.id()), null)))
        .toList();
  }

  List<WorkLine> ofHandoffs(List<Long> ids) {
    List<Handoff> rows = handoffs(ids);
    Map<Long, List<Deadline>> clocks =
        deadlines.of(rows.stream().map(h -> h.report().id()).distinct().toList());
    return rows.stream()
        .map(
            handoff ->
                line(
                    handoff.report(),
                    handoff,
                    handoff.milestones().offeredAt(),
                    next(clocks.get(handoff.report().id()), handoff.id())))
        .toList();
  }

  List<WorkLine> ofDeadlines(List<Long> ids) {
    Map<Long, Deadline> found =
        byId("select d from Deadline d where d.id in :ids", Deadline.class, ids, Deadline::id);
    Map<Long, Report> reports =
        byId(
            "select r from Report r left join fetch r.namedInstitution where r.id in :ids",
            Report.class,
            found.values().stream().map(Deadline::reportId).distinct().toList(),
            Report::id);
    List<Long> handoffIds =
        found.values().stream().flatMap(d -> d.handoffId().stream()).distinct().toList();
    Map<Long, Handoff> handoffs =
        handoffs(handoffIds).stream().collect(Collectors.toMap(Handoff::id, Function.identity()));
    return ids.stream()
        .map(found::get)
        .map(
            d ->
                line(
                    reports.get(d.reportId()),
                    d.handoffId().map(handoffs::get).orElse(null),
                    d.dueAt(),
                    Optional.of(d)))
        .toList();
  }

  /** Hand-offs with report and institution, in the order of the ids. */
  List<Handoff> handoffs(List<Long> ids) {
    Map<Long, Handoff> found =
        byId(
            "select h from Handoff h join fetch h.report join fetch h.institution"
                + " left join fetch h.parent left join fetch h.proposedInstitution"
                + " where h.id in :ids",
            Handoff.class,
            ids,
            Handoff::id);
    return ids.stream().map(found::get).toList();
  }

  private <E> Map<Long, E> byId(
      String jpql, Class<E> type, Collection<Long> ids, Function<E, Long> key) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return em
        .createQuery(jpql, type)
        .setParameter("ids", ids)
        .setMaxResults(ids.size())
        .getResultList()
        .stream()
        .collect(Collectors.toMap(key, Function.identity()));
  }

  private static Optional<Deadline> next(List<Deadline> clocks, Long handoff) {
    return Optional.ofNullable(clocks).stream()
        .flatMap(List::stream)
        .filter(Deadline::outstanding)
        .filter(d -> handoff == null || d.handoffId().filter(handoff::equals).isPresent())
        .min(Comparator.comparing(Deadline::dueAt));
  }

  private Instant receivedAt(Report report) {
    return staffReports.receivedAt(report);
  }

  private WorkLine line(Report report, Handoff handoff, Instant since, Optional<Deadline> clock) {
    Optional<Institution> institution =
        handoff == null
            ? report.lead().or(report::namedInstitution)
            : Optional.of(handoff.institution());
    return new WorkLine(
        report.trackingId().digits(),
        report.status(),
        report.type(),
        report.supervisory(),
        report.origin().urgent(),
        Optional.ofNullable(report.face().title())
            .orElseGet(() -> staffReports.originalTitle(report)),
        handoff == null ? null : handoff.uuid(),
        handoff == null ? null : handoff.status(),
        handoff == null ? null : handoff.role(),
        institution.map(Institution::code).orElse(null),
        institution.map(Institution::name).orElse(null),
        since,
        clock.map(Deadline::timer).orElse(null),
        clock.map(Deadline::dueAt).orElse(null));
  }
}
