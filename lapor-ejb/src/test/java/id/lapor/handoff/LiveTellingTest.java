package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Open pages are told that something changed, each within what its reader may see. */
class LiveTellingTest {

  private static final Instant NOW = GivenWork.NOW;

  private EntityManager em;
  private GivenWork work;
  private LiveTelling telling;
  private long event = 9_900_000_000L;

  /** A page with what it was told. */
  private record Opened(LiveSeat seat, List<LiveWord> told) {}

  @Test
  void whoHoldsAReportAndTheCountryAreToldThatTheirListsChanged() {
    given(
        given -> {
          GivenWork.Item item = work.handoff(work.unit, "ACCEPTED");
          Opened unit = page("uji-unit", Role.UNIT_STAFF, work.unit, null);
          Opened ministry = page("uji-ministry", Role.LIAISON_OFFICER, work.ministry, null);
          Opened country = page("uji-country", Role.AUDITOR, null, null);
          happened(item.report(), NOW);

          telling.turn(NOW);

          assertThat(unit.told()).containsExactly(LiveWord.LISTS);
          assertThat(ministry.told()).containsExactly(LiveWord.LISTS);
          assertThat(country.told()).containsExactly(LiveWord.LISTS);
        });
  }

  @Test
  void aStrangerIsToldNothing() {
    given(
        given -> {
          GivenWork.Item item = work.handoff(work.unit, "ACCEPTED");
          GivenWork.Item gone = work.handoff(work.city, "RETURNED");
          Opened city = page("uji-city", Role.INSTITUTION_ADMIN, work.city, null);
          happened(item.report(), NOW);
          happened(gone.report(), NOW);

          telling.turn(NOW);

          assertThat(city.told()).isEmpty();
        });
  }

  @Test
  void aSupervisoryReportIsNoNewsForUnitStaffAndForWhoeverItNames() {
    given(
        given -> {
          GivenWork.Item item =
              work.handoff(
                  work.unit, "ACCEPTED", true, GivenWork.LONG_AGO, "ROUTED", "INSTITUTION", 0);
          long naming = work.report("SUBMITTED", true, work.city);
          Opened staff = page("uji-unit", Role.UNIT_STAFF, work.unit, null);
          Opened named = page("uji-city", Role.INSTITUTION_ADMIN, work.city, null);
          Opened approver = page("uji-approver", Role.APPROVER, work.unit, null);
          happened(item.report(), NOW);
          happened(naming, NOW);

          telling.turn(NOW);

          assertThat(staff.told()).isEmpty();
          assertThat(named.told()).isEmpty();
          assertThat(approver.told()).containsExactly(LiveWord.LISTS);
        });
  }

  @Test
  void whoHasTheReportOpenIsToldOfItAtOnceAndOnlyOnce() {
    given(
        given -> {
          GivenWork.Item item = work.handoff(work.unit, "ACCEPTED");
          GivenWork.Item other = work.handoff(work.unit, "ACCEPTED");
          Opened open = page("uji-unit", Role.UNIT_STAFF, work.unit, item.report());
          Opened beside = page("uji-unit-2", Role.UNIT_STAFF, work.unit, other.report());
          happened(item.report(), NOW);

          telling.turn(NOW);
          telling.turn(NOW.plusSeconds(1));

          assertThat(open.told()).containsExactly(LiveWord.REPORT, LiveWord.LISTS);
          assertThat(beside.told()).containsExactly(LiveWord.LISTS);
        });
  }

  @Test
  void whoTakesTheReportUpOrClosesItIsToldToThoseWhoHaveItOpen() {
    given(
        given -> {
          GivenWork.Item item = work.handoff(work.unit, "ACCEPTED");
          Opened open = page("uji-unit", Role.UNIT_STAFF, work.unit, item.report());
          Opened stranger = page("uji-city", Role.UNIT_STAFF, work.city, item.report());
          CasePresences presences = new CasePresences();
          presences.em = em;
          telling.turn(NOW);

          presences.seen(item.report(), "uji-other", false, NOW);
          telling.turn(NOW);
          presences.seen(item.report(), "uji-other", true, NOW);
          telling.turn(NOW.plusSeconds(1));
          telling.turn(NOW.plusSeconds(2));

          assertThat(open.told()).containsExactly(LiveWord.REPORT, LiveWord.REPORT);
          assertThat(stranger.told()).isEmpty();
        });
  }

  @Test
  void listsThatChangeOftenAreToldOfEveryTenSeconds() {
    given(
        given -> {
          GivenWork.Item item = work.handoff(work.unit, "ACCEPTED");
          Opened unit = page("uji-unit", Role.UNIT_STAFF, work.unit, null);
          for (int second = 0; second < 20; second++) {
            happened(item.report(), NOW.plusSeconds(second));
            telling.turn(NOW.plusSeconds(second));
          }

          assertThat(unit.told()).containsExactly(LiveWord.LISTS, LiveWord.LISTS);
        });
  }

  @Test
  void whoLosesTheRoleOrTheSessionIsSentAway() {
    given(
        given -> {
          GivenWork.Item item = work.handoff(work.unit, "ACCEPTED");
          Opened gone = page("uji-unit", Role.UNIT_STAFF, work.unit, item.report());
          Opened signedOut = page("uji-unit-2", Role.UNIT_STAFF, work.unit, item.report(), false);
          em.createNativeQuery(
                  "update role_assignment set valid_to = ?1 where account_id ="
                      + " (select id from account where user_name = 'uji-unit')")
              .setParameter(1, Timestamp.from(NOW.minusSeconds(1)))
              .executeUpdate();
          happened(item.report(), NOW);

          telling.turn(NOW);
          happened(item.report(), NOW.plusSeconds(1));
          telling.turn(NOW.plusSeconds(1));

          assertThat(gone.told()).containsExactly(LiveWord.OVER);
          assertThat(signedOut.told()).containsExactly(LiveWord.OVER);
          assertThat(telling.seats.all()).isEmpty();
        });
  }

  @Test
  void aQuietPageHearsThatTheConnectionLivesAndOneThatAnswersNothingIsLetGo() {
    given(
        given -> {
          Opened page = page("uji-unit", Role.UNIT_STAFF, work.unit, null);

          telling.turn(NOW.plus(LiveSeat.SILENCE).minusMillis(1));
          assertThat(page.told()).isEmpty();
          telling.turn(NOW.plus(LiveSeat.SILENCE));
          assertThat(page.told()).containsExactly(LiveWord.STILL);
          telling.turn(NOW.plus(LiveSeat.LOST));
          assertThat(page.told()).endsWith(LiveWord.OVER);
        });
  }

  @Test
  void aNodeAndASessionHaveSoManySeats() {
    LiveSeats few = new LiveSeats(LiveSeats.MOST_OF_SESSION + 1);
    for (int i = 0; i < LiveSeats.MOST_OF_SESSION; i++) {
      assertThat(few.take(seat("one", null, new ArrayList<>(), true), "one")).isTrue();
    }

    assertThat(few.take(seat("one", null, new ArrayList<>(), true), "one")).isFalse();
    assertThat(few.take(seat("two", null, new ArrayList<>(), true), "two")).isTrue();
    assertThat(few.take(seat("three", null, new ArrayList<>(), true), "three")).isFalse();
    assertThat(few.all()).hasSize(LiveSeats.MOST_OF_SESSION + 1);
  }

  private void given(Consumer<GivenWork> step) {
    TestDatabase.rolledBack(
        manager -> {
          em = manager;
          work = new GivenWork(manager);
          telling = new LiveTelling();
          telling.seats = new LiveSeats(100);
          telling.seats.clock = Clock.fixed(NOW, ZoneOffset.UTC);
          telling.changes = new LiveChanges();
          telling.changes.em = manager;
          telling.scopes = GivenAccounts.scopes(manager);
          telling.counts = new WorkCounts();
          step.accept(work);
        });
  }

  private Opened page(String user, String role, Long institution, Long report) {
    return page(user, role, institution, report, true);
  }

  private Opened page(String user, String role, Long institution, Long report, boolean lasting) {
    GivenAccounts.officer(em, user, role, institution, null);
    em.flush();
    List<LiveWord> told = new ArrayList<>();
    LiveSeat seat = seat(user, report, told, lasting);
    assertThat(telling.seats.take(seat, user)).isTrue();
    return new Opened(seat, told);
  }

  private static LiveSeat seat(String user, Long report, List<LiveWord> told, boolean lasting) {
    return new LiveSeat(user, user, report, NOW, told::add, () -> lasting);
  }

  private void happened(long report, Instant at) {
    event++;
    em.createNativeQuery(
            "insert into report_event (id, report_id, sequence, type, at, actor, actor_role, data,"
                + " previous_hash, hash) values (?1, ?2, ?3, 'NOTED', ?4, 'uji', 'SYSTEM', '{}',"
                + " '', '')")
        .setParameter(1, event)
        .setParameter(2, report)
        .setParameter(3, (int) (event - 9_900_000_000L))
        .setParameter(4, Timestamp.from(at))
        .executeUpdate();
  }
}
