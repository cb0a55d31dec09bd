package id.lapor.reference;

import static id.lapor.reference.Importing.reasons;
import static id.lapor.reference.ReferenceImportTest.counts;
import static id.lapor.reference.ReferenceImportTest.importing;
import static id.lapor.reference.ReferenceKind.INSTITUTIONS;
import static id.lapor.reference.ReferenceKind.UNITS;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.GivenOpenWork;
import id.lapor.identity.GivenAccounts;
import id.lapor.institution.LoadedReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Institutions that end by a file leave nobody and nothing behind. */
class InstitutionEndImportTest {

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void nobodyIsLeftBehindByABodyThatEnds() {
    importing(
        (uses, em) -> {
          String header = "code,name,type,parent,valid_from,valid_to";
          uses.take(
              INSTITUTIONS,
              header,
              "uji-badan,Badan,LPNK,,2020-01-01,",
              "uji-unit,Unit,UNIT,uji-badan,2020-01-01,");

          assertThat(
                  reasons(
                      uses.take(
                          INSTITUTIONS, header, "uji-badan,Badan,LPNK,,2020-01-01,2026-12-31")))
              .containsExactly("2 valid_to would-orphan");
          assertThat(
                  counts(
                      uses.take(
                          INSTITUTIONS,
                          header,
                          "uji-badan,Badan,LPNK,,2020-01-01,2026-12-31",
                          "uji-unit,Unit,UNIT,uji-badan,2020-01-01,2026-12-31")))
              .isEqualTo("0 2 0 0");
          assertThat(
                  reasons(
                      uses.take(
                          INSTITUTIONS,
                          header,
                          "uji-unit,Unit,UNIT,uji-badan,2020-01-01,",
                          "uji-badan-2,Badan,LPNK,,2020-01-01,2019-12-31")))
              .containsExactly(
                  "2 valid_to ends-after-its-parent", "3 valid_to ends-before-it-begins");
        });
  }

  @Test
  void whoeverHasOpenHandoffsDoesNotEndAndTheLineSaysHowMany() {
    importing(
        (uses, em) -> {
          uses.take(UNITS, "code,name,parent", "uji-1,Unit,kota-surabaya");
          GivenOpenWork.handoffs(em, id(uses, "uji-1"), "OFFERED", "ANSWERED", "RETURNED");
          String[] ending = {"code,name,parent,valid_to", "uji-1,Unit,kota-surabaya,2026-12-31"};

          ReferenceOutcome outcome = uses.take(UNITS, ending);

          assertThat(reasons(outcome)).containsExactly("2 valid_to open-handoffs");
          assertThat(outcome.lines().get(0).error().params()).containsExactly("2");
          assertThat(uses.one("select valid_to from institution where code = 'uji-1'")).isNull();
          GivenOpenWork.complete(em, id(uses, "uji-1"));
          assertThat(counts(uses.take(UNITS, ending))).isEqualTo("0 1 0 0");
        });
  }

  @Test
  void rolesEndWithTheirInstitutionAndGoOnWhenItDoes() {
    importing(
        (uses, em) -> {
          uses.take(UNITS, "code,name,parent", "uji-1,Unit,kota-surabaya");
          GivenAccounts.officer(em, "uji.tetap", "APPROVER", id(uses, "uji-1"), null);
          GivenAccounts.officer(em, "uji.habis", "APPROVER", id(uses, "uji-1"), null);
          em.createNativeQuery(
                  "update role_assignment set valid_to = timestamptz '2026-12-01 17:00Z'"
                      + " where account_id = (select id from account"
                      + " where user_name = 'uji.habis')")
              .executeUpdate();
          String header = "code,name,parent,valid_to";

          uses.take(UNITS, header, "uji-1,Unit,kota-surabaya,2026-12-31");
          assertThat(ends(uses)).isEqualTo("uji.habis 2026-12-01 17, uji.tetap 2026-12-31 17");
          uses.take(UNITS, header, "uji-1,Unit,kota-surabaya,");

          assertThat(ends(uses)).isEqualTo("uji.habis 2026-12-01 17, uji.tetap -");
        });
  }

  private static String ends(Importing uses) {
    return uses.one(
        "select string_agg(a.user_name || ' ' || coalesce(to_char(r.valid_to at time zone 'UTC',"
            + " 'YYYY-MM-DD HH24'), '-'), ', ' order by a.user_name) from role_assignment r"
            + " join account a on a.id = r.account_id where a.user_name like 'uji.%'");
  }

  private static long id(Importing uses, String code) {
    return Long.parseLong(uses.one("select id from institution where code = '" + code + "'"));
  }
}
