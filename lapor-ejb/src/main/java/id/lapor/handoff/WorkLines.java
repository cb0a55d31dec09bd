package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.WorkingCalendar;
import id.lapor.institution.Institution;
import id.lapor.report.Report;
import id.lapor.report.StaffReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the lines of work lists: a fixed number of statements for a page of any size. */
@ApplicationScoped
public class WorkLines {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Deadlines deadlines;
  @Inject StaffReports staffReports;
  @Inject SeenReports seen;
  @Inject WorkingCalendar calendar;
  @Inject OfferWaits waits;
  @Inject CaseActions actions;
  @Inject Clock clock;

  /** The lines of these rows, in their order: three statements at most. */
  List<WorkLine> of(List<WorkRow> rows) {
    Map<Long, Handoff> handoffs =
        handoffs(rows.stream().map(WorkRow::handoff).filter(Objects::nonNull).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Handoff::id, Function.identity()));
    List<Long> plain =
        rows.stream().filter(row -> row.handoff() == null).map(WorkRow::report).distinct().toList();
    Map<Long, Report> reports =
        byId(
            "select r from Report r left join fetch r.namedInstitution left join fetch r.lead"
                + " where r.id in :ids",
            Report.class,
            plain,
            Report::id);
    List<Long> all = rows.stream().map(WorkRow::report).distinct().toList();
    Map<Long, List<Deadline>> clocks =
        seen.looked()
            .map(trackingId -> deadlines.of(all, trackingId))
            .orElseGet(() -> deadlines.of(all));
    seen.addClocks(clocks);
    return rows.stream()
        .map(
            row -> {
              Handoff handoff = row.handoff() == null ? null : handoffs.get(row.handoff());
              Report report = handoff == null ? reports.get(row.report()) : handoff.report();
              return line(row, report, handoff, clock(row, clocks.get(row.report())));
            })
        .toList();
  }

  /** Hand-offs with report and institution, in the order of the ids. */
  List<Handoff> handoffs(List<Long> ids) {
    Map<Long, Handoff> found =
        byId(
            "select h from Handoff h join fetch h.report join fetch h.institution"
                + " left join fetch h.parent p left join fetch p.institution"
                + " left join fetch h.proposedInstitution"
                + " where h.id in :ids",
            Handoff.class,
            ids,
            Handoff::id);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
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

  /** The limit that the line is about, or the one of its hand-off or report that ends next. */
  private static Optional<Deadline> clock(WorkRow row, List<Deadline> clocks) {
    return Optional.ofNullable(clocks).stream()
        .flatMap(List::stream)
        .filter(
            d ->
                row.deadline() == null
                    ? d.outstanding() && isOf(row, d)
                    : row.deadline().equals(d.id()))
        .min(Comparator.comparing(Deadline::dueAt));
  }

  private static boolean isOf(WorkRow row, Deadline clock) {
    return row.handoff() == null || clock.handoffId().filter(row.handoff()::equals).isPresent();
  }

  private WorkLine line(WorkRow row, Report report, Handoff handoff, Optional<Deadline> clock) {
    Optional<Institution> institution =
        handoff == null
            ? report.lead().or(report::namedInstitution)
            : Optional.of(handoff.institution());
    Instant since =
        handoff == null ? staffReports.receivedAt(report) : handoff.milestones().offeredAt();
    return new WorkLine(
        row.key().text(),
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
        row.category(),
        row.categoryEn(),
        staffReports.regionCode(report),
        row.holder(),
        since,
        clock.map(Deadline::timer).orElse(null),
        clock.map(Deadline::dueAt).orElse(null),
        clock.map(this::daysLeft).orElse(null),
        row.byQueue() == null
            ? null
            : OfferWait.of(
                handoff.milestones(), waits.of(handoff), row.byQueue(), actions.on(handoff)));
  }

  private int daysLeft(Deadline deadline) {
    return calendar.workingDaysBetween(clock.instant(), deadline.dueAt(), deadline.zone());
  }
}
