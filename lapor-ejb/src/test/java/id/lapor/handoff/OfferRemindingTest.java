package id.lapor.handoff;

import static id.lapor.handoff.GivenOffers.given;
import static id.lapor.handoff.GivenOffers.messages;
import static id.lapor.handoff.GivenOffers.national;
import static id.lapor.handoff.GivenOffers.read;
import static id.lapor.handoff.GivenOffers.uuid;
import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.Role;
import id.lapor.report.EventType;
import id.lapor.shared.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An institution is reminded of an offer, once in a working day at most. */
class OfferRemindingTest {

  /** A Friday, ten in the morning in Jakarta. */
  private static final Instant FRIDAY = Instant.parse("2026-11-27T03:00:00Z");

  private final TestClock clock = new TestClock(GivenWork.NOW);
  private final List<EventType> told = new ArrayList<>();

  @Test
  void aReminderIsCountedAndSaysTheOfferOnceMore() {
    given(
        told,
        national(Role.NATIONAL_VERIFIER),
        desk -> {
          String id = desk.handoff(desk.ministry, "DELIVERED");
          long version = read(desk, id).version();
          desk.em
              .createNativeQuery("update handoff set last_message_id = 'before' where uuid = ?1")
              .setParameter(1, id)
              .executeUpdate();

          desk.offers(clock).remind(id);

          Milestones times = read(desk, id).milestones();
          assertThat(times.reminders()).isEqualTo(1);
          assertThat(times.remindedAt()).isEqualTo(GivenWork.NOW);
          assertThat(read(desk, id).version()).isEqualTo(version + 1); // names its last message
          assertThat(messages(desk, id)).containsExactly("OFFER before");
          assertThat(told).containsExactly(EventType.HANDOFF_REMINDED);
        });
  }

  @Test
  void nobodyIsRemindedTwiceInAWorkingDayNorOnTheDayOfTheOffer() {
    given(
        told,
        national(Role.NATIONAL_ADMIN),
        desk -> {
          String old = desk.handoff(desk.ministry, "OFFERED");
          String young =
              uuid(
                  desk.work.handoff(
                      desk.city, "OFFERED", false, FRIDAY, "ROUTED", "INSTITUTION", 0));
          clock.pass(Duration.between(GivenWork.NOW, FRIDAY.plusSeconds(7_200)));
          OfferDesk use = desk.offers(clock);

          use.remind(old);
          assertRefused("reminded-today", () -> use.remind(old));
          assertRefused("reminded-today", () -> use.remind(young));
          clock.pass(Duration.ofDays(2)); // a Sunday
          assertRefused("reminded-today", () -> use.remind(old));
          assertThat(messages(desk, old)).hasSize(1);
          assertThat(messages(desk, young)).isEmpty();
          assertThat(told).hasSize(1);

          clock.pass(Duration.ofHours(15)); // early on Monday
          use.remind(old);
          use.remind(young);

          assertThat(read(desk, old).milestones().reminders()).isEqualTo(2);
          assertThat(read(desk, young).milestones().reminders()).isEqualTo(1);
        });
  }
}
