package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.github.benmanes.caffeine.cache.Ticker;
import id.lapor.handoff.LoadBoardView.Crumb;
import id.lapor.handoff.LoadBoardView.Quiet;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What those who answer for the work of others see of it. */
class LoadBoardTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final long FIRST = 9_500_000;
  private static final long MINISTRY = FIRST + 1;
  private static final long OFFICE = FIRST + 2;
  private static final long DESK = FIRST + 3;
  private static final long CITY = FIRST + 4;
  private static final String MINISTRY_PATH = "/" + MINISTRY + "/";
  private static final String OFFICE_PATH = MINISTRY_PATH + OFFICE + "/";
  private static final String DESK_PATH = OFFICE_PATH + DESK + "/";
  private static final String CITY_PATH = "/" + CITY + "/";

  private long next = FIRST + 10;

  @Test
  void aUnitIsCountedWithEverythingBelowItAndTheInstitutionItselfApart() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);
          open(em, MINISTRY, "DELIVERED", "2026-11-20");
          open(em, OFFICE, "ACCEPTED", "2026-11-01");
          open(em, DESK, "OFFERED", "2026-11-02");
          open(em, CITY, "OFFERED", "2026-11-03");

          LoadBoardView board = ofMinistry(em).of(null);

          assertThat(board.total().open()).isEqualTo(3);
          assertThat(board.total().untaken()).isEqualTo(2);
          assertThat(board.lines())
              .extracting(UnitLoad::code, UnitLoad::own, UnitLoad::open)
              .containsExactly(
                  tuple("made-" + OFFICE, false, 2L), tuple("made-" + MINISTRY, true, 1L));
          assertThat(board.lines().get(0).oldest()).isEqualTo("2026-11-01T00:00:00Z");
        });
  }

  @Test
  void whatWasCountedIsRememberedForAMinuteAndNoLonger() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);
          AtomicLong passed = new AtomicLong();
          LoadBoard board = ofMinistry(em);
          board.loads = loads(em, board, passed::get);
          open(em, OFFICE, "ACCEPTED", "2026-11-01");
          assertThat(board.of(null).total().open()).isEqualTo(1);
          open(em, OFFICE, "ACCEPTED", "2026-11-02");

          passed.addAndGet(TimeUnit.SECONDS.toNanos(59));
          LoadBoardView remembered = board.of(null);
          LoadBoardView another = board.of("made-" + OFFICE);
          passed.addAndGet(TimeUnit.SECONDS.toNanos(2));

          assertThat(remembered.total().open()).isEqualTo(1);
          assertThat(remembered.countedAt()).isEqualTo(NOW);
          assertThat(another.total().open()).isEqualTo(2);
          assertThat(board.of(null).total().open()).isEqualTo(2);
        });
  }

  @Test
  void whatIsOverdueStandsFirst() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);
          open(em, MINISTRY, "ACCEPTED", "2026-11-01");
          open(em, MINISTRY, "ACCEPTED", "2026-11-01");
          long late = open(em, DESK, "ACCEPTED", "2026-11-01");
          deadline(em, late, "RESOLVE", "2026-11-10", null);
          long metLate = open(em, MINISTRY, "ANSWERED", "2026-11-01");
          deadline(em, metLate, "RESPOND", "2026-11-05", "2026-11-06");

          LoadBoardView board = ofMinistry(em).of(null);

          assertThat(board.lines()).extracting(UnitLoad::overdue).containsExactly(1L, 0L);
          assertThat(board.lines().get(0).code()).isEqualTo("made-" + OFFICE);
        });
  }

  @Test
  void answersOfTheLastThirtyDaysGiveTheSpeed() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);
          answered(em, DESK, "2026-11-01", "2026-11-03", "2026-11-04");
          answered(em, DESK, "2026-11-01", "2026-11-05", "2026-11-04");
          answered(em, OFFICE, "2026-11-01", "2026-11-07", "2026-11-08");
          answered(em, OFFICE, "2026-09-01", "2026-10-01", "2026-09-08");

          UnitLoad office = ofMinistry(em).of(null).lines().get(0);

          assertThat(office.answered()).isEqualTo(3);
          assertThat(office.inTime()).isEqualTo(67);
          assertThat(office.medianDays()).isEqualTo(4.0, within(0.001));
          assertThat(office.slowDays()).isEqualTo(5.6, within(0.001));
        });
  }

  @Test
  void anInstitutionOutsideOnesScopeDoesNotExist() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);
          LoadBoard board = ofMinistry(em);

          assertThatThrownBy(() -> board.of("made-" + CITY)).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> board.of("nowhere")).isInstanceOf(NotFound.class);
        });
  }

  @Test
  void theWayUpEndsWhereOnesScopeEnds() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);

          assertThat(ofMinistry(em).of("made-" + DESK).above())
              .extracting(Crumb::code)
              .containsExactly("made-" + MINISTRY, "made-" + OFFICE);
          assertThat(
                  board(em, new Scope(Role.INSTITUTION_ADMIN, OFFICE, OFFICE_PATH))
                      .of("made-" + DESK)
                      .above())
              .extracting(Crumb::code)
              .containsExactly("made-" + OFFICE);
          assertThat(board(em, Scope.national(Role.AUDITOR)).of("made-" + OFFICE).above())
              .extracting(Crumb::code)
              .containsExactly(null, "made-" + MINISTRY);
        });
  }

  @Test
  void anEmptyBoardSaysWhyItIsEmpty() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);

          assertThat(ofMinistry(em).of(null).quiet()).isEqualTo(Quiet.NEVER);

          handoff(em, DESK, "WITHDRAWN", "2026-01-01", null);

          assertThat(ofMinistry(em).of(null).quiet()).isEqualTo(Quiet.DONE);
        });
  }

  private static LoadBoard ofMinistry(EntityManager em) {
    return board(em, new Scope(Role.INSTITUTION_ADMIN, MINISTRY, MINISTRY_PATH));
  }

  private static LoadBoard board(EntityManager em, Scope scope) {
    LoadBoard board = new LoadBoard();
    board.caller = Caller.of("somebody", scope);
    board.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    board.institutions = GivenInstitutions.institutions(em);
    board.loads = loads(em, board, () -> 0);
    return board;
  }

  private static UnitLoads loads(EntityManager em, LoadBoard board, Ticker ticker) {
    UnitLoads loads = new UnitLoads(ticker);
    loads.em = em;
    loads.institutions = board.institutions;
    return loads;
  }

  private static void institutions(EntityManager em) {
    institution(em, MINISTRY, "MINISTRY", null, MINISTRY_PATH);
    institution(em, OFFICE, "UNIT", MINISTRY, OFFICE_PATH);
    institution(em, DESK, "UNIT", OFFICE, DESK_PATH);
    institution(em, CITY, "CITY", null, CITY_PATH);
  }

  private static void institution(
      EntityManager em, long id, String type, Long parent, String path) {
    em.createNativeQuery(
            "insert into institution (id, code, name, name_en, type, parent_id, path, zone,"
                + " valid_from) values (?1, 'made-' || ?1, 'Made', 'Made', ?2, cast(?3 as bigint),"
                + " ?4, 'Asia/Jakarta', date '2020-01-01')")
        .setParameter(1, id)
        .setParameter(2, type)
        .setParameter(3, parent == null ? null : parent.toString())
        .setParameter(4, path)
        .executeUpdate();
  }

  private long open(EntityManager em, long institution, String status, String offered) {
    return handoff(em, institution, status, offered, null);
  }

  private void answered(
      EntityManager em, long institution, String offered, String answered, String due) {
    long handoff = handoff(em, institution, "COMPLETED", offered, answered);
    deadline(em, handoff, "RESPOND", due, answered);
  }

  private long handoff(
      EntityManager em, long institution, String status, String offered, String answered) {
    long report = next++;
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, anonymous, confidential, channel,"
                + " imported, received_at, return_count, reopen_count) values (?1, 1,"
                + " cast(?1 as text), 'COMPLAINT', false, 'ROUTED', 'INSTITUTION', 'Judul', 'Isi',"
                + " false, false, false, 'WEB', false, timestamptz '2026-10-01', 0, 0)")
        .setParameter(1, report)
        .executeUpdate();
    long id = next++;
    em.createNativeQuery(
            "insert into handoff (id, version, uuid, report_id, institution_id, role, status,"
                + " binding, offered_at, answered_at) values (?1, 1, 'made-' || ?1, ?2, ?3, 'LEAD',"
                + " ?4, false, cast(?5 as timestamptz), cast(?6 as timestamptz))")
        .setParameter(1, id)
        .setParameter(2, report)
        .setParameter(3, institution)
        .setParameter(4, status)
        .setParameter(5, offered + "T00:00:00Z")
        .setParameter(6, answered == null ? null : answered + "T00:00:00Z")
        .executeUpdate();
    return id;
  }

  private void deadline(EntityManager em, long handoff, String timer, String due, String ended) {
    em.createNativeQuery(
            "insert into deadline (id, version, report_id, handoff_id, timer, report_class,"
                + " regulation, amount, unit, legal_source, zone, started_at, due_at, ended_at,"
                + " state) select ?1, 1, h.report_id, h.id, ?2, 'COMPLAINT', 'Made', 5,"
                + " 'WORKING_DAY', 'Made', 'Asia/Jakarta', h.offered_at, cast(?3 as timestamptz),"
                + " cast(?4 as timestamptz), ?5 from handoff h where h.id = ?6")
        .setParameter(1, next++)
        .setParameter(2, timer)
        .setParameter(3, due + "T00:00:00Z")
        .setParameter(4, ended == null ? null : ended + "T00:00:00Z")
        .setParameter(5, ended == null ? "MISSED" : "MET")
        .setParameter(6, handoff)
        .executeUpdate();
  }
}
