package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.WorkingCalendar;
import id.lapor.identity.Role;
import id.lapor.outbox.MessageType;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens when a limit of a hand-off has passed for some working days and nothing was done: it
 * goes one level up, to people by a notice and to the institution's system by its queue. Once a
 * level; what is found late by more than one goes to the highest it has reached.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class Escalating {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject Deadlines deadlines;
  @Inject Offering offering;
  @Inject HandoffEvents events;
  @Inject WorkingCalendar calendar;
  @Inject Clock clock;

  /** Keys of limits that may have reached another level, at most {@code max} of each. */
  public List<Long> due(int max) {
    List<Long> due = new ArrayList<>();
    for (int level = 0; level < EscalationLevel.values().length; level++) {
      Instant before = before((level + 1) * EscalationLevel.DAYS);
      due.addAll(deadlines.escalating(level, before, max));
    }
    return due;
  }

  /** No limit that ended later is late by so many working days in any of the three zones. */
  private Instant before(int days) {
    return WorkMoment.latest(zone -> calendar.backFrom(clock.instant(), days - 1, zone));
  }

  /** Takes one limit up, unless that was done, or somebody works on the report just now. */
  public boolean escalate(Long deadlineId) {
    Optional<Report> report = reports.lockUnlessBusy(deadlines.require(deadlineId).reportId());
    if (report.isEmpty()) {
      return false;
    }
    Deadline deadline = deadlines.refreshed(deadlineId);
    Optional<Handoff> handoff =
        handoffs.of(report.get()).stream()
            .filter(h -> deadline.handoffId().filter(h.id()::equals).isPresent())
            .findFirst();
    if (handoff.isEmpty() || !handoff.get().status().open()) {
      return false;
    }
    int late = calendar.workingDaysBetween(deadline.dueAt(), clock.instant(), deadline.zone());
    boolean hasParent = handoff.get().institution().parent().isPresent();
    int level = EscalationLevel.reached(late, hasParent);
    if (level == 0 || !deadlines.escalated(deadlineId, level)) {
      return false;
    }
    tell(handoff.get(), deadline, level, EscalationLevel.of(hasParent).get(level - 1), late);
    return true;
  }

  private void tell(Handoff handoff, Deadline deadline, int level, EscalationLevel to, int late) {
    offering.tellSystem(
        handoff,
        MessageType.ESCALATION,
        JSON.createObjectBuilder()
            .add("to", to.name())
            .add("level", level)
            .add("timer", deadline.timer().name())
            .add("dueAt", deadline.dueAt().toString())
            .add("legalSource", deadline.view().legalSource())
            .add("workingDaysLate", late)
            .build());
    events.append(
        handoff,
        EventType.HANDOFF_ESCALATED,
        Actor.SYSTEM,
        Map.of(
            "to", to.name(),
            "timer", deadline.timer().name(),
            "dueAt", deadline.dueAt().toString()));
  }
}
