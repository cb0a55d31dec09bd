package id.lapor.institution;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void everyRowOfEveryFileIsInTheDatabase() {
    TestDatabase.rolledBack(
        em -> {
          assertThat(missing(em, "region", "code", ReferenceFile.REGIONS)).isZero();
          assertThat(missing(em, "institution", "code", ReferenceFile.INSTITUTIONS)).isZero();
          assertThat(missing(em, "category", "code", ReferenceFile.CATEGORIES)).isZero();
          assertThat(missing(em, "holiday", "name", ReferenceFile.HOLIDAYS)).isZero();
          assertThat(missing(em, "time_limit", "timer", ReferenceFile.TIME_LIMITS)).isZero();
        });
  }

  @Test
  void everyPathLeadsThroughTheParent() {
    TestDatabase.rolledBack(
        em ->
            assertThat(
                    number(
                        em,
                        "select count(*) from institution i left join institution p"
                            + " on p.id = i.parent_id"
                            + " where i.path <> coalesce(p.path, '/') || i.id || '/'"))
                .isZero());
  }

  @Test
  void loadingTheSameVersionAgainWritesNothing() {
    TestDatabase.rolledBack(
        em -> {
          run(em, "update institution set name = 'Departemen Kesehatan' where code = 'kemenkes'");

          LoadedReference.load(em);

          assertThat(name(em, "kemenkes")).isEqualTo("Departemen Kesehatan");
        });
  }

  @Test
  void loadingAnotherVersionChangesOnlyWhatDiffers() {
    TestDatabase.rolledBack(
        em -> {
          long versionBefore = version(em, "kemenkes");
          run(em, "update reference_load set digest = 'older'");
          run(em, "update institution set name = 'Departemen Kesehatan' where code = 'kemenkes'");

          LoadedReference.load(em);

          assertThat(name(em, "kemenkes")).isEqualTo("Kementerian Kesehatan");
          assertThat(version(em, "kemenkes")).isEqualTo(versionBefore + 1);
          assertThat(version(em, "kemenkeu")).isZero();
        });
  }

  @Test
  void loadingAnotherVersionLeavesAloneWhatTheFilesDoNotName() {
    TestDatabase.rolledBack(
        em -> {
          run(em, "update reference_load set digest = 'older'");
          run(
              em,
              "insert into holiday (id, day, name, kind, status, source) values (-1,"
                  + " '2027-03-11', 'Cuti Bersama', 'JOINT_LEAVE', 'DECREED', 'SKB')");

          LoadedReference.load(em);

          assertThat(number(em, "select count(*) from holiday where id = -1")).isOne();
        });
  }

  @Test
  void aHolidayThatWasDecreedDoesNotBecomeTentativeAgain() {
    TestDatabase.rolledBack(
        em -> {
          run(em, "update reference_load set digest = 'older'");
          run(
              em,
              "update holiday set status = 'DECREED', source = 'SKB 2026'"
                  + " where day = '2027-03-08'");

          LoadedReference.load(em);

          assertThat(
                  number(
                      em,
                      "select count(*) from holiday where day = '2027-03-08'"
                          + " and status = 'DECREED' and source = 'SKB 2026'"))
              .isOne();
        });
  }

  private static long missing(EntityManager em, String table, String key, ReferenceFile file) {
    String sql =
        "select count(*) from jsonb_to_recordset(cast(?1 as jsonb)) as f(%2$s text)"
            + " where not exists (select 1 from %1$s t where t.%2$s = f.%2$s)";
    return ((Number)
            em.createNativeQuery(sql.formatted(table, key))
                .setParameter(1, file.json())
                .getSingleResult())
        .longValue();
  }

  private static long version(EntityManager em, String code) {
    return number(em, "select version from institution where code = '" + code + "'");
  }

  private static String name(EntityManager em, String code) {
    return (String)
        em.createNativeQuery("select name from institution where code = ?1")
            .setParameter(1, code)
            .getSingleResult();
  }

  private static long number(EntityManager em, String sql) {
    return ((Number) em.createNativeQuery(sql).getSingleResult()).longValue();
  }

  private static void run(EntityManager em, String sql) {
    em.createNativeQuery(sql).executeUpdate();
  }
}
