package id.lapor.reference;

import static id.lapor.reference.Importing.reasons;
import static id.lapor.reference.ReferenceImportTest.counts;
import static id.lapor.reference.ReferenceImportTest.importing;
import static id.lapor.reference.ReferenceKind.CATEGORIES;
import static id.lapor.reference.ReferenceKind.INSTITUTIONS;
import static id.lapor.reference.ReferenceKind.PEOPLE;
import static id.lapor.reference.ReferenceKind.UNITS;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenActivations;
import id.lapor.identity.Scope;
import id.lapor.institution.LoadedReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InstitutionImportTest {

  private static final String WRONG_PATHS =
      "select count(*) from institution i left join institution p on p.id = i.parent_id"
          + " where i.path <> coalesce(p.path, '/') || i.id || '/'";

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void parentsMayStandBelowTheirChildren() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(
                  INSTITUTIONS,
                  "code,name,type,parent,zone,region",
                  "uji-unit-2,Unit Dua,UNIT,uji-unit-1,,",
                  "uji-unit-1,Unit Satu,UNIT,uji-badan,,",
                  "uji-badan,Badan Uji,LPNK,,WITA,51.71");

          assertThat(reasons(outcome)).isEmpty();
          assertThat(uses.one(WRONG_PATHS)).isEqualTo("0");
          assertThat(
                  uses.one(
                      "select zone || ' ' || (select p.code from institution p"
                          + " where p.id = i.parent_id) from institution i"
                          + " where code = 'uji-unit-2'"))
              .isEqualTo("Asia/Makassar uji-unit-1");
        });
  }

  @Test
  void aNewUnitLiesInTheRegionOfItsParentUnlessTheFileSaysOtherwise() {
    importing(
        (uses, em) -> {
          uses.take(UNITS, "code,name,parent", "uji-1,Unit,kota-surabaya");
          uses.take(UNITS, "code,name,parent,region", "uji-2,Unit,kota-surabaya,");

          assertThat(uses.one("select region_code from institution where code = 'uji-1'"))
              .isEqualTo("35.78");
          assertThat(uses.one("select region_code from institution where code = 'uji-2'")).isNull();
        });
  }

  @Test
  void rightsFollowAUnitThatMoves() {
    importing(
        (uses, em) -> {
          uses.take(
              PEOPLE,
              "user,title,role,institution",
              "kepala.uji,Kepala,LIAISON_OFFICER,surabaya-kec-gubeng",
              "camat.uji,Camat,LIAISON_OFFICER,surabaya-kec-tandes");
          String ward = "select path from institution where code = 'surabaya-kel-airlangga'";
          assertThat(scope(em, "kepala.uji").covers(uses.one(ward))).isTrue();
          assertThat(scope(em, "camat.uji").covers(uses.one(ward))).isFalse();

          ReferenceOutcome moved =
              uses.take(
                  UNITS,
                  "code,name,parent",
                  "surabaya-kec-gubeng,Kecamatan Gubeng,surabaya-kec-tandes");

          assertThat(reasons(moved)).isEmpty();
          assertThat(uses.one(WRONG_PATHS)).isEqualTo("0");
          assertThat(scope(em, "kepala.uji").covers(uses.one(ward))).isTrue();
          assertThat(scope(em, "camat.uji").covers(uses.one(ward))).isTrue();
        });
  }

  @Test
  void whoeverWouldLieWithinThemselvesIsNamedWithTheCycle() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(
                  UNITS,
                  "code,name,parent",
                  "uji-a,A,uji-b",
                  "uji-b,B,uji-c",
                  "uji-c,C,uji-a",
                  "uji-d,D,uji-a",
                  "uji-e,E,uji-e",
                  "surabaya-kec-gubeng,Gubeng,surabaya-kel-airlangga",
                  "uji-f,F,kota-surabaya");

          assertThat(reasons(outcome))
              .contains(
                  "2 parent cycle",
                  "3 parent cycle",
                  "4 parent cycle",
                  "6 parent cycle",
                  "7 parent cycle")
              .noneMatch(reason -> reason.startsWith("8 "));
          assertThat(outcome.lines().get(0).error().params())
              .containsExactly("uji-a > uji-b > uji-c > uji-a");
        });
  }

  @Test
  void aTreeIsTwelveLevelsDeepAtMost() {
    importing(
        (uses, em) -> {
          List<String> lines = new ArrayList<>(List.of("code,name,parent"));
          for (int level = 2; level <= 13; level++) {
            String parent = level == 2 ? "kota-surabaya" : "uji-" + (level - 1);
            lines.add("uji-" + level + ",Unit," + parent);
          }

          assertThat(reasons(uses.take(UNITS, lines.toArray(new String[0]))))
              .containsExactly("13 parent tree-too-deep");
          lines.remove(12);
          assertThat(counts(uses.take(UNITS, lines.toArray(new String[0])))).isEqualTo("11 0 0 0");
        });
  }

  @Test
  void whatAFileDoesNotNameStaysAsItIs() {
    importing(
        (uses, em) -> {
          String before = uses.one("select count(*) from institution");

          uses.take(INSTITUTIONS, "code,name,type", "kemenkes,Departemen Kesehatan,MINISTRY");

          assertThat(uses.one("select count(*) from institution")).isEqualTo(before);
          assertThat(uses.one("select abbreviation from institution where code = 'kemenkes'"))
              .isEqualTo("Kemenkes");
        });
  }

  @Test
  void unknownRegionsAndParentsAndWrongKindsAreRefused() {
    importing(
        (uses, em) -> {
          assertThat(
                  reasons(
                      uses.take(
                          INSTITUTIONS,
                          "code,name,type,parent,region,zone",
                          "uji-1,Badan,LPNK,,99.99,",
                          "uji-2,Unit,UNIT,tidak-ada,,",
                          "uji-3,Unit,UNIT,,,",
                          "uji-4,Badan,KERAJAAN,,,",
                          "uji-5,Badan,LPNK,,,GMT")))
              .containsExactly(
                  "2 region unknown-region",
                  "3 parent unknown-parent",
                  "4 parent unit-needs-parent",
                  "5 type unknown-value",
                  "6 zone unknown-value");
          assertThat(reasons(uses.take(UNITS, "code,name,parent", "kemenkes,K,kemenkeu")))
              .containsExactly("2 code not-a-unit");
        });
  }

  @Test
  void aChildOfARefusedLineIsNotCalledWrongForIt() {
    importing(
        (uses, em) ->
            assertThat(
                    reasons(
                        uses.take(
                            UNITS,
                            "code,name,parent,zone",
                            "uji-1,Unit,kota-surabaya,GMT",
                            "uji-2,Unit,uji-1,")))
                .containsExactly("2 zone unknown-value"));
  }

  @Test
  void categoriesFormATreeInTheOrderOfTheFile() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(
                  CATEGORIES,
                  "code,name,parent",
                  "uji-b,Anak,uji-a",
                  "uji-a,Topik,",
                  "uji-c,Sakit,uji-c");

          assertThat(reasons(outcome)).containsExactly("4 parent cycle");

          uses.take(CATEGORIES, "code,name,parent", "uji-b,Anak,uji-a", "uji-a,Topik,");
          assertThat(
                  uses.one(
                      "select string_agg(code, ' ' order by position) from category"
                          + " where position > 270"))
              .isEqualTo("uji-b uji-a");
          assertThat(reasons(uses.take(CATEGORIES, "code,name,valid_to", "uji-a,Topik,2026-12-31")))
              .containsExactly("2 valid_to would-orphan");
        });
  }

  @Test
  void categoriesHaveThreeLevelsAtMost() {
    importing(
        (uses, em) -> {
          String header = "code,name,parent";
          String[] three = {header, "uji-a,Topik,", "uji-b,Anak,uji-a", "uji-c,Rinci,uji-b"};

          assertThat(counts(uses.take(CATEGORIES, three))).isEqualTo("3 0 0 0");
          assertThat(reasons(uses.take(CATEGORIES, header, "uji-d,Lagi,uji-c")))
              .containsExactly("2 parent tree-too-deep");

          assertThat(uses.one("select count(*) from category where code = 'uji-d'")).isEqualTo("0");
        });
  }

  private static Scope scope(jakarta.persistence.EntityManager em, String user) {
    return GivenActivations.scopes(em, user, Importing.NOW.plusSeconds(1)).get(0);
  }
}
