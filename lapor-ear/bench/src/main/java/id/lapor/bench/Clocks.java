package id.lapor.bench;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.DeadlineState;
import id.lapor.deadline.ReportClass;
import id.lapor.deadline.TimeLimit;
import id.lapor.deadline.Timer;
import id.lapor.report.EventType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clocks of one report and its hand-offs, set and stopped by the domain's own rules. */
final class Clocks {

  private record Running(Deadline deadline, String legalSource) {}

  private final Reference reference;
  private final long report;
  private final List<Running> all = new ArrayList<>();

  Clocks(Reference reference, long report) {
    this.reference = reference;
    this.report = report;
  }

  /** Starts one; null as hand-off when it runs on the report. */
  Deadline start(Timer timer, Long handoff, ReportClass reportClass, Instant at, ZoneId zone) {
    TimeLimit limit = reference.limit(timer, reportClass, at);
    Deadline deadline =
        Deadline.start(report, handoff, limit, reportClass, at, zone, reference.calendar);
    all.add(new Running(deadline, limit.legalSource()));
    return deadline;
  }

  /** The clock of this kind that is still owed. */
  Optional<Deadline> outstanding(Timer timer, Long handoff) {
    return all.stream()
        .map(Running::deadline)
        .filter(d -> d.outstanding() && d.timer() == timer)
        .filter(d -> d.handoffId().equals(Optional.ofNullable(handoff)))
        .findFirst();
  }

  /** What was met is owed again: the reporter is not content. */
  void resume(Timer timer, long handoff) {
    all.stream()
        .map(Running::deadline)
        .filter(d -> !d.outstanding() && d.timer() == timer)
        .filter(d -> d.handoffId().equals(Optional.of(handoff)))
        .reduce((earlier, later) -> later)
        .ifPresent(Deadline::resume);
  }

  void cancelAll(Instant at) {
    all.stream()
        .map(Running::deadline)
        .filter(Deadline::outstanding)
        .forEach(deadline -> deadline.cancel(at));
  }

  /**
   * What the sweeps do until then: what runs out is missed, and the report's life tells of it.
   *
   * @param at how far the report's life has come: nothing is told of earlier than that
   */
  void sweep(Instant until, Instant at, Trail trail) {
    for (Optional<Deadline> passed = passedBy(until);
        passed.isPresent();
        passed = passedBy(until)) {
      Deadline deadline = passed.get();
      Instant swept = deadline.dueAt().plusSeconds(30);
      Instant noticed = swept.isBefore(at) ? at : swept;
      deadline.miss(noticed);
      trail.add(
          EventType.DEADLINE_MISSED,
          noticed,
          Trail.Actor.SYSTEM,
          Map.of("timer", deadline.timer().name(), "dueAt", deadline.dueAt().toString()));
    }
  }

  /** The clock of officers that runs out next before {@code at}, if one does. */
  private Optional<Deadline> passedBy(Instant at) {
    return all.stream()
        .map(Running::deadline)
        .filter(d -> d.timer() != Timer.AUTO_CLOSE && d.timer() != Timer.COMPLETE_INFO)
        .filter(d -> d.isOverdue(at.minusSeconds(60)))
        .min(Comparator.comparing(Deadline::dueAt));
  }

  void write(Rows rows, Ids ids) {
    for (Running one : all) {
      Deadline d = one.deadline();
      int version = d.state() == DeadlineState.RUNNING ? 1 : 2;
      rows.add(
          ids.next(),
          version,
          report,
          d.handoffId().orElse(null),
          d.timer(),
          d.reportClass(),
          d.regulation(),
          d.amount(),
          d.unit(),
          one.legalSource(),
          d.zone(),
          d.startedAt(),
          d.dueAt(),
          d.state(),
          d.endedAt().orElse(null));
    }
  }
}
