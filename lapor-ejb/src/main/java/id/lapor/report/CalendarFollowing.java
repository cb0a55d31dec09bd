package id.lapor.report;

import id.lapor.deadline.CalendarChange;
import id.lapor.deadline.CalendarChanges;
import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.deadline.WorkingCalendar;
import id.lapor.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the clocks of reports follow a changed calendar: one report, one transaction. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class CalendarFollowing {

  @Inject CalendarChanges changes;
  @Inject Deadlines deadlines;
  @Inject WorkingCalendar calendar;
  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject Event<DeadlineMoved> moved;
  @Inject Clock clock;

  /** What clocks have yet to follow. */
  public List<CalendarChange> open() {
    return changes.open(clock.instant());
  }

  /** Keys of the next clocks, at most {@code max}. */
  public List<Long> next(CalendarChange change, int max) {
    return changes.next(change, max);
  }

  /**
   * Counts one clock anew by the days off of now, and records the move with its report.
   *
   * @return false when somebody else works on the report just now: it comes again
   */
  public boolean recount(CalendarChange change, Long deadlineId) {
    Optional<Report> report = reports.lockUnlessBusy(deadlines.require(deadlineId).reportId());
    if (report.isEmpty()) {
      return false;
    }
    Deadline deadline = deadlines.refreshed(deadlineId);
    Instant before = deadline.dueAt();
    if (deadline.recount(calendar)) {
      if (deadline.timer() == Timer.AUTO_CLOSE) {
        report.get().course().closesBySilenceAt(deadline.dueAt());
      }
      events.append(
          report.get(),
          EventType.DEADLINE_MOVED,
          Actor.SYSTEM,
          null,
          Map.of(
              "timer", deadline.timer().name(),
              "from", before.toString(),
              "dueAt", deadline.dueAt().toString(),
              "day", change.day().toString()),
          Map.of());
      moved.fire(new DeadlineMoved(report.get(), deadline, before));
    }
    return true;
  }

  /** The clocks up to this one were dealt with. */
  public void reached(CalendarChange change, long last, boolean leftOver) {
    changes.reached(change, last, leftOver);
  }

  /** All clocks were gone through once. */
  public void passed(CalendarChange change) {
    changes.passed(change, clock.instant());
  }
}
