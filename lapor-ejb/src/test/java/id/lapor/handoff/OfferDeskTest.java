package id.lapor.handoff;

import static id.lapor.handoff.GivenOffers.code;
import static id.lapor.handoff.GivenOffers.delegated;
import static id.lapor.handoff.GivenOffers.given;
import static id.lapor.handoff.GivenOffers.messages;
import static id.lapor.handoff.GivenOffers.ministry;
import static id.lapor.handoff.GivenOffers.national;
import static id.lapor.handoff.GivenOffers.owed;
import static id.lapor.handoff.GivenOffers.payload;
import static id.lapor.handoff.GivenOffers.read;
import static id.lapor.handoff.GivenOffers.uuid;
import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Role;
import id.lapor.report.EventType;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be done about an offer that nobody takes up, and by whom. */
class OfferDeskTest {

  private static final Instant DUE = Instant.parse("2026-12-01T00:00:00Z");

  private final TestClock clock = new TestClock(GivenWork.NOW);
  private final List<EventType> told = new ArrayList<>();

  @Test
  void whatWasTakenUpIsLeftAlone() {
    given(
        told,
        national(Role.NATIONAL_ADMIN),
        desk -> {
          String id = desk.handoff(desk.ministry, "ACCEPTED");
          OfferDesk use = desk.offers(clock);
          long version = read(desk, id).version();

          assertRefused("offer-not-waiting", () -> use.remind(id));
          assertRefused("offer-not-waiting", () -> use.offerAgain(id, version));
          assertRefused(
              "offer-not-waiting", () -> use.reroute(id, version, code(desk.city, desk), "Salah"));

          assertUntouched(desk, id, HandoffStatus.ACCEPTED);
        });
  }

  @Test
  void anInstitutionNeitherRemindsItselfNorGivesAwayWhatItShouldTakeUp() {
    for (String role : List.of(Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN)) {
      given(
          told,
          ministry(role),
          desk -> {
            String id = desk.handoff(desk.ministry, "OFFERED");
            OfferDesk use = desk.offers(clock);

            assertThatThrownBy(() -> use.remind(id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> use.offerAgain(id, 1)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> use.reroute(id, 1, "x", "Salah")).isInstanceOf(NotFound.class);

            assertUntouched(desk, id, HandoffStatus.OFFERED);
          });
    }
  }

  @Test
  void whoPassedAHandoffToAUnitRemindsIt() {
    given(
        told,
        ministry(Role.LIAISON_OFFICER),
        desk -> {
          String id = delegated(desk);

          desk.offers(clock).remind(id);
          String fresh = desk.offers(clock).offerAgain(id, read(desk, id).version());

          assertThat(read(desk, fresh).parent()).isPresent();
          assertThat(told)
              .containsExactly(
                  EventType.HANDOFF_REMINDED,
                  EventType.HANDOFF_WITHDRAWN,
                  EventType.HANDOFF_OFFERED_AGAIN);
        });
  }

  @Test
  void offeredAgainItHasAnotherIdAndTheSameTimeLeft() {
    given(
        told,
        national(Role.NATIONAL_VERIFIER),
        desk -> {
          String id = desk.handoff(desk.ministry, "DELIVERED");
          Handoff former = read(desk, id);
          desk.work.owed(former.report().id(), former.id(), "RESPOND", DUE);

          String fresh = desk.offers(clock).offerAgain(id, former.version());

          assertThat(read(desk, id).status()).isEqualTo(HandoffStatus.WITHDRAWN);
          Handoff now = read(desk, fresh);
          assertThat(now.status()).isEqualTo(HandoffStatus.OFFERED);
          assertThat(now.institution().id()).isEqualTo(desk.ministry);
          assertThat(now.milestones().offeredAt()).isEqualTo(GivenWork.NOW);
          assertThat(owed(desk, id)).isEmpty();
          assertThat(owed(desk, fresh)).containsExactly(DUE);
          assertThat(messages(desk, id)).containsExactly("WITHDRAWAL null");
          assertThat(messages(desk, fresh)).containsExactly("OFFER null");
          assertThat(payload(desk, fresh)).contains("\"replaces\":\"" + id + "\"");
          assertThat(told)
              .containsExactly(EventType.HANDOFF_WITHDRAWN, EventType.HANDOFF_OFFERED_AGAIN);
        });
  }

  @Test
  void anOfferStandsForFifteenWorkingHoursAndOnTheVersionThatWasSeen() {
    given(
        told,
        national(Role.NATIONAL_ADMIN),
        desk -> {
          Instant monday = Instant.parse("2026-11-23T03:00:01Z");
          String id =
              uuid(
                  desk.work.handoff(
                      desk.city, "OFFERED", false, monday, "ROUTED", "INSTITUTION", 0));
          OfferDesk use = desk.offers(clock);
          String ministry = code(desk.ministry, desk);

          assertRefused("offer-too-young", () -> use.offerAgain(id, 1));
          assertRefused("offer-too-young", () -> use.reroute(id, 1, ministry, "Salah"));
          clock.pass(Duration.ofSeconds(1));
          assertRefused("stale-version", () -> use.offerAgain(id, 9));
          assertUntouched(desk, id, HandoffStatus.OFFERED);

          use.offerAgain(id, 1);

          assertThat(read(desk, id).status()).isEqualTo(HandoffStatus.WITHDRAWN);
        });
  }

  @Test
  void givenToAnotherItStartsAnewThereAndTheFormerHearsWhereItWent() {
    given(
        told,
        national(Role.NATIONAL_VERIFIER),
        desk -> {
          String id = desk.handoff(desk.ministry, "DELIVERED");
          Handoff former = read(desk, id);
          desk.work.owed(former.report().id(), former.id(), "RESPOND", DUE);
          String city = code(desk.city, desk);

          String fresh = desk.offers(clock).reroute(id, former.version(), city, "Salah alamat");

          assertThat(read(desk, id).status()).isEqualTo(HandoffStatus.WITHDRAWN);
          assertThat(read(desk, fresh).institution().id()).isEqualTo(desk.city);
          assertThat(read(desk, fresh).report().lead().orElseThrow().id()).isEqualTo(desk.city);
          assertThat(owed(desk, id)).isEmpty();
          assertThat(owed(desk, fresh)).hasSize(2).doesNotContain(DUE);
          assertThat(messages(desk, id)).containsExactly("WITHDRAWAL null", "REROUTE null");
          assertThat(messages(desk, fresh)).containsExactly("OFFER null");
          assertThat(told).containsExactly(EventType.HANDOFF_WITHDRAWN, EventType.HANDED_OFF);
        });
  }

  @Test
  void aWrongTargetAMissingReasonOrABindingDecisionChangeNothing() {
    given(
        told,
        national(Role.NATIONAL_VERIFIER),
        desk -> {
          String id = desk.handoff(desk.ministry, "OFFERED");
          String city = code(desk.city, desk);
          OfferDesk use = desk.offers(clock);
          long version = read(desk, id).version();

          assertRefused("required", () -> use.reroute(id, version, city, " "));
          assertRefused("unknown-code", () -> use.reroute(id, version, "nowhere", "Salah"));
          assertRefused(
              "holds-already", () -> use.reroute(id, version, code(desk.ministry, desk), "Salah"));
          desk.em
              .createNativeQuery("update handoff set binding = true where uuid = ?1")
              .setParameter(1, id)
              .executeUpdate();
          assertRefused("national-decision-needed", () -> use.reroute(id, version, city, "Salah"));
          assertRefused(
              "delegated-offer",
              () -> {
                String below = delegated(desk);
                use.reroute(below, read(desk, below).version(), city, "Salah");
              });

          assertUntouched(desk, id, HandoffStatus.OFFERED);
        });
  }

  private void assertUntouched(GivenDesk desk, String id, HandoffStatus status) {
    assertThat(read(desk, id).status()).isEqualTo(status);
    assertThat(read(desk, id).milestones().reminders()).isZero();
    assertThat(messages(desk, id)).isEmpty();
    assertThat(told).isEmpty();
  }
}
