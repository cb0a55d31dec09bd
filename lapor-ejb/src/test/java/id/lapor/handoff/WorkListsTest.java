package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.deadline.GivenDeadlines;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.Slice;
import id.lapor.report.StaffReports;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of what waits in the country waits for whom. */
class WorkListsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final long FIRST = 9_000_000;
  private static final long MINISTRY = FIRST + 1;
  private static final long UNIT = FIRST + 2;
  private static final long CITY = FIRST + 3;
  private static final String MINISTRY_PATH = "/" + MINISTRY + "/";
  private static final String UNIT_PATH = MINISTRY_PATH + UNIT + "/";
  private static final String CITY_PATH = "/" + CITY + "/";

  private long next = FIRST + 10;

  @Test
  void anOfficerCountsWhatIsOpenInTheirOwnInstitutionAndBelowIt() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);
          handoff(em, report(em, "ROUTED", false, null), MINISTRY, "DELIVERED", false);
          handoff(em, report(em, "ROUTED", false, null), UNIT, "ACCEPTED", false);
          handoff(em, report(em, "ROUTED", false, null), CITY, "DELIVERED", false);
          handoff(em, report(em, "COMPLETED", false, null), UNIT, "COMPLETED", false);

          assertThat(counts(em, Role.LIAISON_OFFICER, MINISTRY, MINISTRY_PATH).myUnit())
              .isEqualTo(2);
          assertThat(counts(em, Role.LIAISON_OFFICER, UNIT, UNIT_PATH).myUnit()).isEqualTo(1);
          assertThat(counts(em, Role.LIAISON_OFFICER, CITY, CITY_PATH).myUnit()).isEqualTo(1);
        });
  }

  @Test
  void aSupervisoryHandoffIsCountedForTheFewAlone() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);
          handoff(em, report(em, "ROUTED", true, null), UNIT, "DELIVERED", true);

          WorkCount staff = counts(em, Role.UNIT_STAFF, UNIT, UNIT_PATH);
          WorkCount liaison = counts(em, Role.LIAISON_OFFICER, UNIT, UNIT_PATH);

          assertThat(staff.myUnit()).isZero();
          assertThat(staff.overdue()).isZero();
          assertThat(liaison.myUnit()).isEqualTo(1);
          assertThat(liaison.overdue()).isEqualTo(1);
        });
  }

  @Test
  void whatIsOverdueIsCountedForWhoeverOwesIt() {
    TestDatabase.rolledBack(
        em -> {
          institutions(em);
          handoff(em, report(em, "ROUTED", false, null), UNIT, "DELIVERED", true);
          handoff(em, report(em, "ROUTED", false, null), CITY, "DELIVERED", true);
          handoff(em, report(em, "ROUTED", false, null), UNIT, "DELIVERED", false);
          deadline(em, report(em, "SUBMITTED", false, MINISTRY), null, "VERIFY", true);
          deadline(em, report(em, "RETURNED", false, UNIT), null, "VERIFY", true);
          deadline(em, report(em, "SUBMITTED", false, CITY), null, "VERIFY", true);

          assertThat(counts(em, Role.LIAISON_OFFICER, MINISTRY, MINISTRY_PATH).overdue())
              .isEqualTo(1);
          assertThat(counts(em, Role.INSTITUTION_ADMIN, MINISTRY, MINISTRY_PATH).overdue())
              .isEqualTo(3);
          assertThat(counts(em, Role.INSTITUTION_ADMIN, UNIT, UNIT_PATH).overdue()).isEqualTo(2);
        });
  }

  @Test
  void whereSomebodyIsInDangerIsVerifiedFirstThenTheOldestPageAfterPage() {
    TestDatabase.rolledBack(
        em -> {
          em.createNativeQuery("update report set status = 'ARCHIVED' where status = 'SUBMITTED'")
              .executeUpdate();
          institutions(em);
          long old = received(em, report(em, "SUBMITTED", false, null), "2026-10-01", false);
          long late = received(em, report(em, "SUBMITTED", false, null), "2026-10-09", false);
          long danger = received(em, report(em, "SUBMITTED", false, null), "2026-10-08", true);
          long earlierDanger =
              received(em, report(em, "SUBMITTED", false, null), "2026-10-07", true);
          received(em, report(em, "ROUTED", false, null), "2026-09-01", true);

          WorkLists lists = lists(em, Role.NATIONAL_VERIFIER, 0, null);
          List<String> seen = new ArrayList<>();
          List<Boolean> marked = new ArrayList<>();
          String cursor = null;
          do {
            Slice<WorkLine> page = lists.toVerify(cursor, 1);
            page.items().forEach(line -> seen.add(line.trackingId()));
            page.items().forEach(line -> marked.add(line.urgent()));
            cursor = page.next();
          } while (cursor != null);

          assertThat(seen)
              .containsExactly(
                  Long.toString(earlierDanger),
                  Long.toString(danger),
                  Long.toString(old),
                  Long.toString(late));
          assertThat(marked).containsExactly(true, true, false, false);
        });
  }

  private static long received(EntityManager em, long report, String day, boolean urgent) {
    em.createNativeQuery(
            "update report set urgent = ?1, received_at = cast(?2 as timestamptz) where id = ?3")
        .setParameter(1, urgent)
        .setParameter(2, day)
        .setParameter(3, report)
        .executeUpdate();
    return report;
  }

  private static WorkCount counts(EntityManager em, String role, long institution, String path) {
    return lists(em, role, institution, path).counts();
  }

  private static WorkLists lists(EntityManager em, String role, long institution, String path) {
    WorkLists lists = new WorkLists();
    lists.em = em;
    lists.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Scope held = path == null ? Scope.national(role) : new Scope(role, institution, path);
    lists.caller = Caller.of("somebody", held);
    lists.scope = new CaseScope();
    lists.scope.caller = lists.caller;
    lists.lines = new WorkLines();
    lists.lines.em = em;
    lists.lines.deadlines = GivenDeadlines.deadlines(em);
    lists.lines.staffReports = new StaffReports();
    return lists;
  }

  private static void institutions(EntityManager em) {
    institution(em, MINISTRY, "MINISTRY", null, MINISTRY_PATH);
    institution(em, UNIT, "UNIT", MINISTRY, UNIT_PATH);
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

  private long report(EntityManager em, String status, boolean supervisory, Long named) {
    long id = next++;
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, named_institution_id, anonymous,"
                + " confidential, channel, imported, received_at, return_count, reopen_count)"
                + " values (?1, 1, cast(?1 as text), 'COMPLAINT', ?2, ?3, 'INSTITUTION', 'Judul',"
                + " 'Isi', false, cast(?4 as bigint), false, false, 'WEB', false,"
                + " timestamptz '2026-10-01', 0, 0)")
        .setParameter(1, id)
        .setParameter(2, supervisory)
        .setParameter(3, status)
        .setParameter(4, named == null ? null : named.toString())
        .executeUpdate();
    return id;
  }

  private void handoff(
      EntityManager em, long report, long institution, String status, boolean overdue) {
    long id = next++;
    em.createNativeQuery(
            "insert into handoff (id, version, uuid, report_id, institution_id, role, status,"
                + " binding, offered_at) values (?1, 1, 'made-' || ?1, ?2, ?3, 'LEAD', ?4, false,"
                + " timestamptz '2026-10-02')")
        .setParameter(1, id)
        .setParameter(2, report)
        .setParameter(3, institution)
        .setParameter(4, status)
        .executeUpdate();
    deadline(em, report, id, "RESOLVE", overdue);
  }

  private void deadline(
      EntityManager em, long report, Long handoff, String timer, boolean overdue) {
    em.createNativeQuery(
            "insert into deadline (id, version, report_id, handoff_id, timer, report_class,"
                + " regulation, amount, unit, legal_source, zone, started_at, due_at, state)"
                + " values (?1, 1, ?2, cast(?3 as bigint), ?4, 'COMPLAINT', 'Made', 5,"
                + " 'WORKING_DAY', 'Made', 'Asia/Jakarta', timestamptz '2026-10-02',"
                + " cast(?5 as timestamptz), ?6)")
        .setParameter(1, next++)
        .setParameter(2, report)
        .setParameter(3, handoff == null ? null : handoff.toString())
        .setParameter(4, timer)
        .setParameter(5, overdue ? "2026-10-10" : "2026-12-10")
        .setParameter(6, overdue ? "MISSED" : "RUNNING")
        .executeUpdate();
  }
}
