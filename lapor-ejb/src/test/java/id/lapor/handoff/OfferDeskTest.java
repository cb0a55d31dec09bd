package id.lapor.handoff;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.GivenCaller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.EventType;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What can be done about an offer that nobody takes up, by whom, and how often. */
class OfferDeskTest {

  private static final Instant DUE = Instant.parse("2026-12-01T00:00:00Z");

  /** A Friday, ten in the morning in Jakarta. */
  private static final Instant FRIDAY = Instant.parse("2026-11-27T03:00:00Z");

  private final TestClock clock = new TestClock(GivenWork.NOW);
  private final List<EventType> told = new ArrayList<>();

  @Test
  void aReminderIsCountedAndSaysTheOfferOnceMore() {
    given(
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

  @Test
  void whatWasTakenUpIsLeftAlone() {
    given(
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

  private static Function<GivenDesk, Scope> national(String role) {
    return desk -> Scope.national(role);
  }

  private static Function<GivenDesk, Scope> ministry(String role) {
    return desk -> desk.work.serving(role, desk.ministry);
  }

  private void given(Function<GivenDesk, Scope> who, Consumer<GivenDesk> story) {
    TestDatabase.rolledBack(
        em -> {
          GivenCaller caller = new GivenCaller();
          GivenDesk desk = new GivenDesk(em, caller, happened -> told.add(happened.event().type()));
          caller.becomes("uji-ani", who.apply(desk));
          story.accept(desk);
        });
  }

  /** A hand-off of the ministry that was passed to its unit long ago. */
  private static String delegated(GivenDesk desk) {
    String parent = desk.handoff(desk.ministry, "ACCEPTED");
    String below = desk.handoff(desk.unit, "OFFERED");
    desk.em
        .createNativeQuery(
            "update handoff set parent_id = (select id from handoff where uuid = ?2),"
                + " report_id = (select report_id from handoff where uuid = ?2), role ="
                + " 'SUPPORTING' where uuid = ?1")
        .setParameter(1, below)
        .setParameter(2, parent)
        .executeUpdate();
    return below;
  }

  private void assertUntouched(GivenDesk desk, String id, HandoffStatus status) {
    assertThat(read(desk, id).status()).isEqualTo(status);
    assertThat(read(desk, id).milestones().reminders()).isZero();
    assertThat(messages(desk, id)).isEmpty();
    assertThat(told).isEmpty();
  }

  private static Handoff read(GivenDesk desk, String id) {
    desk.em.flush();
    desk.em.clear();
    Handoffs handoffs = new Handoffs();
    handoffs.em = desk.em;
    return handoffs.require(id);
  }

  @SuppressWarnings("unchecked")
  private static List<String> messages(GivenDesk desk, String id) {
    desk.em.flush();
    return desk.em
        .createNativeQuery(
            "select type || ' ' || coalesce(repeats, 'null') from outbox_message"
                + " where handoff_id = ?1 order by id")
        .setParameter(1, id)
        .getResultList();
  }

  private static String payload(GivenDesk desk, String id) {
    return (String)
        desk.em
            .createNativeQuery("select payload from outbox_message where handoff_id = ?1")
            .setParameter(1, id)
            .getSingleResult();
  }

  private static List<Instant> owed(GivenDesk desk, String id) {
    return desk.em
        .createQuery(
            "select d.dueAt from Deadline d where d.endedAt is null and d.handoffId ="
                + " (select h.id from Handoff h where h.uuid = :uuid)",
            Instant.class)
        .setParameter("uuid", id)
        .getResultList();
  }

  private static String uuid(GivenWork.Item item) {
    return "made-" + item.id();
  }

  private static String code(long institution, GivenDesk desk) {
    return (String)
        desk.em
            .createNativeQuery("select code from institution where id = ?1")
            .setParameter(1, institution)
            .getSingleResult();
  }
}
