package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenCaller;
import id.lapor.outbox.ReceivingWay;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A limit that has passed for three working days goes one level up, and so on. */
class EscalatingTest {

  /** The last second of a Friday in Jakarta: three working days before the Wednesday. */
  private static final Instant FRIDAY = Instant.parse("2026-11-20T16:59:59Z");

  private static final Instant MONDAY = Instant.parse("2026-11-23T16:59:59Z");

  private final TestClock clock = new TestClock(GivenWork.NOW);
  private final List<String> told = new ArrayList<>();
  private GivenDesk desk;

  @Test
  void afterThreeWorkingDaysTheAdministratorHearsAndTheSystemToo() {
    given(
        () -> {
          late(desk.ministry, "ACCEPTED", FRIDAY);
          late(desk.ministry, "ACCEPTED", MONDAY);

          assertThat(sweep()).isEqualTo(1);

          assertThat(told).containsExactly("ADMINISTRATOR RESPOND");
          assertThat(desk.said("ESCALATION")).hasSize(1);
          assertThat(desk.said("ESCALATION").get(0))
              .contains("\"to\":\"ADMINISTRATOR\"", "\"level\":1", "\"workingDaysLate\":3")
              .contains("\"dueAt\":\"" + FRIDAY + "\"", "\"legalSource\":\"Made\"");
        });
  }

  @Test
  void eachLevelIsToldOnceAndTheOneAboveThreeWorkingDaysLater() {
    given(
        () -> {
          late(desk.unit, "DELIVERED", FRIDAY);

          sweep();
          assertThat(sweep()).isZero();
          clock.pass(Duration.ofDays(2)); // Friday: five late
          assertThat(sweep()).isZero();
          clock.pass(Duration.ofDays(3)); // Monday: six late
          sweep();
          clock.pass(Duration.ofDays(3)); // Thursday: nine late
          sweep();
          clock.pass(Duration.ofDays(30));
          assertThat(sweep()).isZero();

          assertThat(told)
              .containsExactly("ADMINISTRATOR RESPOND", "PARENT RESPOND", "NATIONAL RESPOND");
          assertThat(desk.said("ESCALATION")).hasSize(3);
        });
  }

  @Test
  void whereNobodyStandsAboveTheSecondLevelIsTheCountry() {
    given(
        () -> {
          late(desk.city, "ACCEPTED", FRIDAY);
          sweep();
          clock.pass(Duration.ofDays(5));
          sweep();
          clock.pass(Duration.ofDays(30));

          assertThat(sweep()).isZero();

          assertThat(told).containsExactly("ADMINISTRATOR RESPOND", "NATIONAL RESPOND");
        });
  }

  @Test
  void whatIsFoundVeryLateGoesToTheHighestAtOnce() {
    given(
        () -> {
          late(desk.unit, "OFFERED", Instant.parse("2026-10-10T00:00:00Z"));

          sweep();
          sweep();

          assertThat(told).containsExactly("NATIONAL RESPOND");
        });
  }

  @Test
  void whatEndedOrWasDoneMeanwhileStaysDown() {
    given(
        () -> {
          late(desk.ministry, "RETURNED", FRIDAY);
          String done = late(desk.city, "ACCEPTED", FRIDAY);
          List<Long> due = escalating().due(10);
          desk.em
              .createNativeQuery(
                  "update deadline set ended_at = now() where handoff_id ="
                      + " (select id from handoff where uuid = ?1)")
              .setParameter(1, done)
              .executeUpdate();

          assertThat(due).isNotEmpty().noneMatch(id -> escalating().escalate(id));
          assertThat(told).isEmpty();
        });
  }

  /** A hand-off with a first follow-up that was owed by then. */
  private String late(long institution, String status, Instant due) {
    String uuid = desk.handoff(institution, status);
    GivenWork.Item item = desk.work.items.get(desk.work.items.size() - 1);
    desk.work.owed(item.report(), item.id(), "RESPOND", due);
    return uuid;
  }

  private int sweep() {
    Escalating use = escalating();
    return (int) use.due(50).stream().filter(use::escalate).count();
  }

  private Escalating escalating() {
    OfferDesk parts = desk.offers(clock);
    Escalating use = new Escalating();
    use.reports = parts.reports;
    use.handoffs = parts.handoffs;
    use.deadlines = parts.deadlines;
    use.offering = parts.offering;
    use.events = parts.events;
    use.calendar = parts.waits.calendar;
    use.clock = clock;
    return use;
  }

  private void given(Runnable story) {
    TestDatabase.rolledBack(
        em -> {
          desk =
              new GivenDesk(
                  em,
                  new GivenCaller(),
                  happened ->
                      told.add(happened.facts().get("to") + " " + happened.facts().get("timer")));
          // what other tests left in the database is not the point
          em.createNativeQuery("update deadline set escalation = 3").executeUpdate();
          desk.receives(ReceivingWay.QUEUE);
          story.run();
        });
  }
}
