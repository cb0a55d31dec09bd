package id.lapor.handoff;

import id.lapor.deadline.TimeLimits;
import id.lapor.deadline.WorkingCalendar;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * How long offers wait for somebody to take them up, in working hours of their institution, and
 * what may be done after how long.
 */
@ApplicationScoped
public class OfferWaits {

  @Inject TimeLimits limits;
  @Inject WorkingCalendar calendar;
  @Inject Clock clock;

  /** How many working hours an offer may wait today. */
  int hours() {
    return limits.hoursToTakeUp(clock.instant());
  }

  /** What now means to the lists. */
  WorkMoment moment() {
    Instant now = clock.instant();
    return WorkMoment.of(now, calendar, hours());
  }

  /** The working time that has passed since the offer. */
  Duration of(Handoff handoff) {
    ZoneId zone = handoff.institution().zone();
    return calendar.workingTimeBetween(handoff.milestones().offeredAt(), clock.instant(), zone);
  }

  /** Whether it stands in the list of those that nobody takes up. */
  boolean isLong(Handoff handoff) {
    return handoff.status().waiting() && of(handoff).compareTo(Duration.ofHours(hours())) >= 0;
  }

  /** Whether its institution may be reminded today. */
  boolean isRemindable(Handoff handoff) {
    return handoff.status().waiting() && !toldToday(handoff);
  }

  /**
   * Refuses what is not long in waiting.
   *
   * @throws id.lapor.shared.RuleViolation {@code offer-not-waiting} or {@code offer-too-young}
   */
  void requireLong(Handoff handoff) {
    requireWaiting(handoff);
    if (!isLong(handoff)) {
      int hours = hours();
      throw new RuleViolation(
          "offer-too-young",
          "An offer stands for " + hours + " working hours",
          Map.of("hours", Integer.toString(hours)));
    }
  }

  /**
   * Refuses a reminder that would be the second of a working day.
   *
   * @throws id.lapor.shared.RuleViolation {@code offer-not-waiting} or {@code reminded-today}
   */
  void requireRemindable(Handoff handoff) {
    requireWaiting(handoff);
    if (toldToday(handoff)) {
      throw handoff.refusal("reminded-today", "It was told on this working day already");
    }
  }

  private static void requireWaiting(Handoff handoff) {
    if (!handoff.status().waiting()) {
      throw handoff.refusal("offer-not-waiting", "The hand-off is " + handoff.status());
    }
  }

  private boolean toldToday(Handoff handoff) {
    Milestones times = handoff.milestones();
    Instant told = times.remindedAt() == null ? times.offeredAt() : times.remindedAt();
    return toldToday(told, handoff.institution().zone());
  }

  /**
   * Whether what was told then was told on the working day of now; one that a weekend follows lasts
   * until the next working day begins.
   */
  boolean toldToday(Instant told, ZoneId zone) {
    return calendar.workingDaysBetween(told, clock.instant(), zone) < 1;
  }
}
