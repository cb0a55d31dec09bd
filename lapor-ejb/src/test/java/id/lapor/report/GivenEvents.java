package id.lapor.report;

import id.lapor.shared.ObservedEvent;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** The record of reports, for tests of what writes into it from outside. */
public final class GivenEvents {

  private GivenEvents() {}

  public static ReportEvents of(EntityManager em, Clock clock) {
    ReportEvents events = new ReportEvents();
    events.em = em;
    events.clock = clock;
    events.happened = new ObservedEvent<>(nobody -> {});
    return events;
  }

  /** The newest event of a report. */
  public static ReportEvent last(EntityManager em, Report report) {
    List<ReportEvent> all = of(em, Clock.systemUTC()).of(report);
    return all.get(all.size() - 1);
  }

  /** Whether the events of a report, and the texts that are left of them, are one sound chain. */
  public static boolean unbroken(EntityManager em, Report report) {
    ReportEvents events = of(em, Clock.systemUTC());
    List<ReportEvent> all = events.of(report);
    return EventChain.unbroken(all, events.contents(all), all.get(all.size() - 1).hash());
  }

  /** What was said with it. */
  public static String lastText(EntityManager em, Report report) {
    ReportEvent last = last(em, report);
    return of(em, Clock.systemUTC()).contents(List.of(last)).get(last.id()).text();
  }
}
