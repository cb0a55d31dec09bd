package id.lapor.report;

import static id.lapor.report.GivenReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other institutions on a report see that an answer is being written, and not what. */
class DraftsInTimelinesTest {

  private static final String OURS = "our-handoff";

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"ANSWER_DRAFTED", "ANSWER_SENT_BACK"})
  void whatADraftSaysIsReadAtItsHandoffAlone(EventType type) {
    TestDatabase.rolledBack(
        em -> {
          Report report = said(em, type);

          assertThat(staff(em).timeline(report, Set.of(OURS)))
              .extracting(TimelineEntry::text)
              .containsExactly(Map.of("text", "Loket kedua dibuka."));
          for (List<TimelineEntry> foreign :
              List.of(
                  staff(em).timeline(report, Set.of("their-handoff")),
                  staff(em).timelineSince(report, 0))) {
            assertThat(foreign).extracting(TimelineEntry::type).containsExactly(type);
            assertThat(foreign).extracting(TimelineEntry::text).containsExactly(Map.of());
          }
        });
  }

  @Test
  void whatWasPublishedIsReadByAll() {
    TestDatabase.rolledBack(
        em ->
            assertThat(staff(em).timeline(said(em, EventType.ANSWER_PUBLISHED), Set.of()))
                .extracting(TimelineEntry::text)
                .containsExactly(Map.of("text", "Loket kedua dibuka.")));
  }

  private static Report said(EntityManager em, EventType type) {
    Report report = GivenReports.routed();
    report.leadBy(null);
    em.persist(report);
    em.flush();
    GivenReports.events(em, Clock.fixed(MONDAY, ZoneOffset.UTC), happened -> {})
        .append(report, type, Actor.SYSTEM, OURS, Map.of(), Map.of("text", "Loket kedua dibuka."));
    em.flush();
    return report;
  }

  private static StaffReports staff(EntityManager em) {
    StaffReports staff = new StaffReports();
    staff.caller = Caller.of("officer", new Scope(Role.LIAISON_OFFICER, 1L, "/1/"));
    staff.timelines = new Timelines();
    staff.timelines.events = GivenReports.events(em, Clock.systemUTC(), happened -> {});
    return staff;
  }
}
