package id.lapor.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures follow what happens to reports, and can be made anew from them. */
class StatisticsTest {

  private static final Instant NOW = Instant.parse("2031-03-12T03:00:00Z");
  private static final long FIRST = 9_300_000;
  private static final long MINISTRY = FIRST + 1;
  private static final long UNIT = FIRST + 2;
  private static final StatisticsPeriod MARCH = StatisticsPeriod.of("2031-03");

  private long next = FIRST + 10;

  @Test
  void aReportMovesThroughTheSixBuckets() {
    TestDatabase.rolledBack(
        em -> {
          given(em);
          long report = report(em, "SUBMITTED", false, false, "2031-03-03 09:00");
          assertThat(nation(em).unverified()).isEqualTo(1);

          move(em, report, "PENDING_INFO", "");
          assertThat(nation(em).pending()).isEqualTo(1);
          move(em, report, "ARCHIVED", ", closed_at = timestamptz '2031-03-04 09:00+07'");
          assertThat(nation(em).archived()).isEqualTo(1);
          route(em, report, MINISTRY, "2031-03-04 09:00");
          assertThat(nation(em).unanswered()).isEqualTo(1);
          answer(em, report, "2031-03-06 09:00");
          assertThat(nation(em).inProgress()).isEqualTo(1);
          assertThat(nation(em).followUpShare()).isEqualTo(1.0);
          complete(em, report, "2031-03-10 09:00", "AUTO_CLOSED");

          assertThat(nation(em)).isEqualTo(new StatusFigures(0, 0, 0, 0, 0, 1, 0, 1, 1));
          move(em, report, "WITHDRAWN", "");
          assertThat(nation(em).received()).isEqualTo(1);
          assertThat(nation(em).elsewhere()).isEqualTo(1);
        });
  }

  @Test
  void timesAreWorkingDaysSinceTheReportWasPassedOn() {
    TestDatabase.rolledBack(
        em -> {
          given(em);
          em.createNativeQuery(
                  "insert into holiday (id, day, name, kind, status, source) values (9300000,"
                      + " date '2031-03-11', 'Made', 'NATIONAL_HOLIDAY', 'DECREED', 'Made')")
              .executeUpdate();
          for (String answered :
              List.of("2031-03-07 16:00", "2031-03-10 08:00", "2031-03-12 08:00")) {
            long report = report(em, "SUBMITTED", false, false, "2031-03-07 08:00");
            route(em, report, MINISTRY, "2031-03-07 09:00"); // a Friday
            answer(em, report, answered);
          }

          NationFigures nation = statistics(em).nation(MARCH);

          assertThat(nation.answer()).isEqualTo(new TimeFigures(3, 1.0, 1, 2));
          assertThat(nation.completion()).isNull();
        });
  }

  @Test
  void aReopenedReportIsNotCompletedAnyMore() {
    TestDatabase.rolledBack(
        em -> {
          given(em);
          long report = report(em, "SUBMITTED", false, false, "2031-03-12 08:00");
          route(em, report, MINISTRY, "2031-03-12 08:30");
          answer(em, report, "2031-03-12 09:00");
          complete(em, report, "2031-03-12 09:30", "CONFIRMED");
          assertThat(statistics(em).today())
              .isEqualTo(new DayFigures(MARCH.first().plusDays(11), 1, 1, 1));

          em.createNativeQuery(
                  "update report set status = 'IN_PROGRESS', closed_at = null,"
                      + " completion_reason = null where id = ?1")
              .setParameter(1, report)
              .executeUpdate();

          assertThat(statistics(em).today().completed()).isZero();
          assertThat(statistics(em).nation(MARCH).completion()).isNull();
          assertThat(statistics(em).nation(MARCH).answer().reports()).isEqualTo(1);
        });
  }

  @Test
  void whatAUnitLeadsCountsForTheBodyItBelongsTo() {
    TestDatabase.rolledBack(
        em -> {
          given(em);
          route(em, report(em, "SUBMITTED", false, false, "2031-03-03 09:00"), UNIT, null);
          route(em, report(em, "SUBMITTED", false, false, "2031-03-03 09:00"), MINISTRY, null);

          List<StatisticsRow> rows = rows(em);

          assertThat(rows).extracting(StatisticsRow::code).containsExactly("made-" + MINISTRY);
          assertThat(rows.get(0).open().unanswered()).isEqualTo(2);
          assertThat(statistics(em).row(StatisticsDimension.INSTITUTION, "made-" + UNIT, MARCH))
              .contains(rows.get(0));
        });
  }

  @Test
  void confidentialReportsAreToldFromFiveOnAndSupervisoryOnesNever() {
    TestDatabase.rolledBack(
        em -> {
          given(em);
          route(em, report(em, "SUBMITTED", false, false, "2031-03-03 09:00"), MINISTRY, null);
          for (int i = 0; i < 4; i++) {
            route(em, report(em, "SUBMITTED", true, false, "2031-03-03 09:00"), MINISTRY, null);
          }
          assertThat(rows(em).get(0).confidential()).isNull();
          assertThat(nation(em).unanswered()).isEqualTo(1);

          for (int i = 0; i < 9; i++) {
            route(em, report(em, "SUBMITTED", false, true, "2031-03-03 09:00"), UNIT, null);
          }
          assertThat(rows(em).get(0).confidential()).isNull();
          assertThat(rows(em).get(0).open().received()).isEqualTo(1);
          assertThat(nation(em).unanswered()).isEqualTo(14);

          route(em, report(em, "SUBMITTED", true, false, "2031-03-03 09:00"), UNIT, null);
          assertThat(rows(em).get(0).confidential()).isEqualTo(5);
          assertThat(rows(em).get(0).open().received()).isEqualTo(1);
        });
  }

  @Test
  void fourOfFebruaryAndFourOfMarchAreNotToldOfTheYearEither() {
    TestDatabase.rolledBack(
        em -> {
          given(em);
          for (int i = 0; i < 4; i++) {
            route(em, report(em, "SUBMITTED", true, false, "2031-02-03 09:00"), MINISTRY, null);
            route(em, report(em, "SUBMITTED", true, false, "2031-03-03 09:00"), MINISTRY, null);
          }
          fold(em);

          assertThat(
                  statistics(em).rows(StatisticsDimension.INSTITUTION, StatisticsPeriod.of("2031")))
              .isEmpty();
          assertThat(statistics(em).nation(StatisticsPeriod.of("2031")).all().received()).isZero();
        });
  }

  @Test
  void theFiguresMadeAnewAreTheSame() throws SQLException {
    next = FIRST - 10_000;
    TestDatabase.committed(
        em -> {
          long report = report(em, "SUBMITTED", false, false, "2030-03-03 09:00");
          route(em, report, null, "2030-03-04 09:00");
          answer(em, report, "2030-03-06 09:00");
          fold(em);
        });

    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      List<String> before = everything(statement);
      assertThat(before).isNotEmpty();
      statement.execute("insert into statistics_day values (date '2029-01-01', 7, 7, 7)");

      statement.execute("select rebuild_statistics()");

      assertThat(everything(statement)).isEqualTo(before);
    }
  }

  private static List<String> everything(Statement statement) throws SQLException {
    List<String> lines = new ArrayList<>();
    statement.execute("select fold_statistics(1000000)");
    for (String sql :
        List.of(
            "select c::text from statistics_cell c where unverified <> 0 or pending <> 0"
                + " or archived <> 0 or unanswered <> 0 or in_progress <> 0 or completed <> 0"
                + " or elsewhere <> 0 or confidential <> 0 order by 1",
            "select t::text from statistics_time t where reports <> 0 order by 1",
            "select d::text from statistics_day d where (received, answered, completed)"
                + " <> (0, 0, 0) order by 1")) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
    }
    return lines;
  }

  private static StatusFigures nation(EntityManager em) {
    fold(em);
    return statistics(em).nation(MARCH).all();
  }

  private static List<StatisticsRow> rows(EntityManager em) {
    fold(em);
    return statistics(em).rows(StatisticsDimension.INSTITUTION, MARCH);
  }

  private static void fold(EntityManager em) {
    StatisticsRollup rollup = new StatisticsRollup();
    rollup.em = em;
    while (rollup.fold() > 0) {
      assertThat(rollup.em).isNotNull();
    }
  }

  private static Statistics statistics(EntityManager em) {
    fold(em);
    Statistics statistics = new Statistics();
    statistics.em = em;
    statistics.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    statistics.shelf = new StatisticsShelf();
    return statistics;
  }

  private static void given(EntityManager em) {
    institution(em, MINISTRY, "MINISTRY", null, "/" + MINISTRY + "/");
    institution(em, FIRST + 3, "CITY", null, "/" + (FIRST + 3) + "/");
    institution(em, UNIT, "UNIT", MINISTRY, "/" + MINISTRY + "/" + UNIT + "/");
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

  private long report(
      EntityManager em, String status, boolean confidential, boolean supervisory, String at) {
    long id = next++;
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, anonymous, confidential, channel,"
                + " imported, received_at, return_count, reopen_count)"
                + " values (?1, 1, cast(?1 as text), 'COMPLAINT', ?2, ?3, 'INSTITUTION', 'Judul',"
                + " 'Isi', false, false, ?4, 'WEB', false, cast(?5 as timestamptz), 0, 0)")
        .setParameter(1, id)
        .setParameter(2, supervisory)
        .setParameter(3, status)
        .setParameter(4, confidential)
        .setParameter(5, at + "+07")
        .executeUpdate();
    return id;
  }

  private static void route(EntityManager em, long report, Long lead, String at) {
    em.createNativeQuery(
            "update report set status = 'ROUTED', closed_at = null,"
                + " lead_institution_id = cast(?2 as bigint), routed_at = cast(?3 as timestamptz)"
                + " where id = ?1")
        .setParameter(1, report)
        .setParameter(2, lead == null ? null : lead.toString())
        .setParameter(3, (at == null ? "2031-03-03 09:00" : at) + "+07")
        .executeUpdate();
  }

  private static void answer(EntityManager em, long report, String at) {
    move(em, report, "IN_PROGRESS", ", last_answer_at = timestamptz '" + at + "+07'");
  }

  private static void complete(EntityManager em, long report, String at, String how) {
    move(
        em,
        report,
        "COMPLETED",
        ", closed_at = timestamptz '" + at + "+07', completion_reason = '" + how + "'");
  }

  private static void move(EntityManager em, long report, String status, String more) {
    em.createNativeQuery("update report set status = ?2" + more + " where id = ?1")
        .setParameter(1, report)
        .setParameter(2, status)
        .executeUpdate();
  }
}
