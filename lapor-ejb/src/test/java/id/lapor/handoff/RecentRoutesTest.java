package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.RouteSuggestion.Reason;
import id.lapor.identity.GivenAccounts;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To whom reports went lately tells to whom the next one may belong. */
class RecentRoutesTest {

  private static final String CITY = "35.78";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private long next = 9_200_000;

  @Test
  void whoLedSimilarReportsOfTheSameCityLatelyIsSuggestedTheOftenestFirst() {
    TestDatabase.rolledBack(
        em -> {
          long water = category(em);
          long roads = category(em);
          long often = GivenAccounts.institution(em, null, "Dinas A", "Asia/Jakarta");
          long once = GivenAccounts.institution(em, null, "Dinas B", "Asia/Jakarta");
          long elsewhere = GivenAccounts.institution(em, null, "Dinas C", "Asia/Jakarta");
          handedOff(em, report(em, water, CITY + ".01"), often, "LEAD");
          handedOff(em, report(em, water, CITY), often, "LEAD");
          handedOff(em, report(em, water, CITY + ".02.1001"), once, "LEAD");
          handedOff(em, report(em, water, CITY), elsewhere, "SUPPORTING");
          handedOff(em, report(em, water, "32.73"), elsewhere, "LEAD");
          handedOff(em, report(em, roads, CITY), elsewhere, "LEAD");

          assertThat(known(em, report(em, water, CITY + ".07")))
              .containsExactly(
                  new Known(Reason.COMPETENT, often, 2), new Known(Reason.COMPETENT, once, 1));
        });
  }

  @Test
  void withoutACategoryNobodyIsCompetent() {
    TestDatabase.rolledBack(
        em -> {
          long water = category(em);
          long lead = GivenAccounts.institution(em, null, "Dinas A", "Asia/Jakarta");
          handedOff(em, report(em, water, CITY), lead, "LEAD");

          assertThat(known(em, report(em, null, CITY))).isEmpty();
          assertThat(known(em, report(em, water, null)))
              .containsExactly(new Known(Reason.COMPETENT, lead, 1));
        });
  }

  @Test
  void whoHoldsTheReportIsKnown() {
    TestDatabase.rolledBack(
        em -> {
          long lead = GivenAccounts.institution(em, null, "Dinas A", "Asia/Jakarta");
          long report = report(em, category(em), CITY);
          handedOff(em, report, lead, "LEAD");

          assertThat(known(em, report)).containsExactly(new Known(null, lead, 1));
        });
  }

  @Test
  void whoIsNoMoreOnTheDayIsMarked() {
    TestDatabase.rolledBack(
        em -> {
          long lead = GivenAccounts.institution(em, null, "Dinas A", "Asia/Jakarta");
          long report = report(em, category(em), CITY);
          handedOff(em, report, lead, "LEAD");
          RecentRoutes routes = new RecentRoutes();
          routes.em = em;
          assertThat(routes.all(report, "nobody", TODAY).get(0).valid()).isTrue();

          em.createNativeQuery("update institution set valid_to = ?1 where id = ?2")
              .setParameter(1, java.sql.Date.valueOf(TODAY.minusDays(1)))
              .setParameter(2, lead)
              .executeUpdate();

          assertThat(routes.all(report, "nobody", TODAY).get(0).valid()).isFalse();
        });
  }

  private record Known(Reason reason, long institution, int times) {}

  private static List<Known> known(EntityManager em, long report) {
    RecentRoutes routes = new RecentRoutes();
    routes.em = em;
    return routes.all(report, "nobody", TODAY).stream()
        .peek(route -> assertThat(route.view().name()).startsWith("Dinas"))
        .peek(route -> assertThat(route.path()).endsWith("/" + route.institution() + "/"))
        .map(route -> new Known(route.reason(), route.institution(), route.times()))
        .toList();
  }

  private long category(EntityManager em) {
    long id = next++;
    em.createNativeQuery(
            "insert into category (id, code, name, name_en, position, valid_from)"
                + " values (?1, 'uji-' || ?1, 'Uji', 'Test', 1, date '2020-01-01')")
        .setParameter(1, id)
        .executeUpdate();
    return id;
  }

  private long report(EntityManager em, Long category, String region) {
    long id = next++;
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, category_id, region_code, anonymous,"
                + " confidential, channel, imported, received_at, return_count, reopen_count)"
                + " values (?1, 1, cast(?1 as text), 'COMPLAINT', false, 'ROUTED', 'INSTITUTION',"
                + " 'Judul', 'Isi', false, cast(?2 as bigint), ?3, false, false, 'WEB', false,"
                + " timestamptz '2026-10-01', 0, 0)")
        .setParameter(1, id)
        .setParameter(2, category == null ? null : category.toString())
        .setParameter(3, region)
        .executeUpdate();
    return id;
  }

  private void handedOff(EntityManager em, long report, long institution, String role) {
    em.createNativeQuery(
            "insert into handoff (id, version, uuid, report_id, institution_id, role, status,"
                + " binding, offered_at) values (?1, 1, 'made-' || ?1, ?2, ?3, ?4, 'DELIVERED',"
                + " false, timestamptz '2036-10-02')")
        .setParameter(1, next++)
        .setParameter(2, report)
        .setParameter(3, institution)
        .setParameter(4, role)
        .executeUpdate();
  }
}
