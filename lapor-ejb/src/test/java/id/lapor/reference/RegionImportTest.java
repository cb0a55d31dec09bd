package id.lapor.reference;

import static id.lapor.reference.Importing.reasons;
import static id.lapor.reference.ReferenceImportTest.counts;
import static id.lapor.reference.ReferenceImportTest.importing;
import static id.lapor.reference.ReferenceKind.REGIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.lapor.institution.LoadedReference;
import id.lapor.shared.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegionImportTest {

  /** The register of all regions beside the project, for tests only; not part of it. */
  private static final Path OFFICIAL = Path.of("../../shared/data/regions");

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void allLevelsGoInTogetherInAnyOrder() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(
                  REGIONS,
                  "code,name,zone",
                  "97.01.01.2001,Desa Uji,",
                  "97.71,Kota Uji,",
                  "97.01.01,Uji Utara,",
                  "97,Papua Uji,WIT",
                  "97.01,Kabupaten Uji,");

          assertThat(reasons(outcome)).isEmpty();
          assertThat(
                  uses.one(
                      "select string_agg(code || ' ' || type || ' ' || name_en || ' ' ||"
                          + " coalesce(parent_code, '-') || ' ' || zone, '; ' order by code)"
                          + " from region where code like '97%'"))
              .isEqualTo(
                  "97 PROVINCE Papua Uji - Asia/Jayapura;"
                      + " 97.01 REGENCY Uji Regency 97 Asia/Jayapura;"
                      + " 97.01.01 DISTRICT Uji Utara 97.01 Asia/Jayapura;"
                      + " 97.01.01.2001 VILLAGE Desa Uji 97.01.01 Asia/Jayapura;"
                      + " 97.71 CITY Uji City 97 Asia/Jayapura");
        });
  }

  @Test
  void theNameInEnglishStaysWhereNobodyGivesAnother() {
    importing(
        (uses, em) -> {
          assertThat(counts(uses.take(REGIONS, "code,name", "35,Jawa Timur"))).isEqualTo("0 0 1 0");
          assertThat(counts(uses.take(REGIONS, "code,name,name_en", "35,Jawa Timur,")))
              .isEqualTo("0 0 1 0");

          uses.take(REGIONS, "code,name", "35.78,Kota Surabaya Raya");

          assertThat(uses.one("select name_en from region where code = '35.78'"))
              .isEqualTo("Surabaya Raya City");
        });
  }

  @Test
  void aLineThatContradictsItsCodeIsRefused() {
    importing(
        (uses, em) ->
            assertThat(
                    reasons(
                        uses.take(
                            REGIONS,
                            "code,name,type,regency_code,zone",
                            "35.78.90,Uji,desa,35.78,",
                            "35.78.91,Uji,,35.79,",
                            "35.78.92,Uji,,,WITA",
                            "35.7,Uji,,,",
                            "96.99.01,Uji,,,",
                            "97,Uji,,,",
                            "35.78.93,Uji,dusun,,",
                            "35.78.94,Uji,,,Asia/Tokyo")))
                .containsExactly(
                    "2 type type-of-code",
                    "3 regency_code parent-of-code",
                    "4 zone zone-of-province",
                    "5 code region-code",
                    "6 code unknown-parent",
                    "7 zone zone-needed",
                    "8 type unknown-value",
                    "9 zone unknown-value"));
  }

  @Test
  void aProvinceThatChangesItsZoneTakesItsRegionsAlong() {
    importing(
        (uses, em) -> {
          uses.take(REGIONS, "code,name,zone", "35,Jawa Timur,WITA");

          assertThat(
                  uses.one(
                      "select count(*) from region where code like '35%' and zone <>"
                          + " 'Asia/Makassar'"))
              .isEqualTo("0");
        });
  }

  @Test
  void whatWasImportedIsNotSetBackByTheFilesOfTheNextBuild() {
    importing(
        (uses, em) -> {
          uses.take(REGIONS, "code,name", "35.78,Kota Surabaya Raya");
          uses.take(
              ReferenceKind.INSTITUTIONS,
              "code,name,type",
              "kemenkes,Departemen Kesehatan,MINISTRY");
          uses.take(ReferenceKind.CATEGORIES, "code,name", "agama,Keagamaan");
          em.createNativeQuery("update reference_load set digest = 'older'").executeUpdate();
          em.createNativeQuery("update region set name = 'Jatim' where code = '35'")
              .executeUpdate();

          LoadedReference.again(em);

          assertThat(uses.one("select name from region where code = '35.78'"))
              .isEqualTo("Kota Surabaya Raya");
          assertThat(uses.one("select name from institution where code = 'kemenkes'"))
              .isEqualTo("Departemen Kesehatan");
          assertThat(uses.one("select name from category where code = 'agama'"))
              .isEqualTo("Keagamaan");
          assertThat(uses.one("select name from region where code = '35'")).isEqualTo("Jawa Timur");
        });
  }

  @Test
  void theOfficialFilesGoInAsTheyAreAndNobodyWaitsForThem() {
    assumeTrue(Files.isDirectory(OFFICIAL), "The folder shared/data is not beside the project");
    importing(
        (uses, em) -> {
          assertThat(counts(official(uses, "provinces.csv"))).isEqualTo("0 0 38 0");
          assertThat(counts(official(uses, "regencies.csv"))).isEqualTo("0 0 514 0");
          assertThat(counts(official(uses, "districts.csv"))).isEqualTo("7285 0 0 0");
          others();

          assertThat(counts(official(uses, "districts.csv"))).isEqualTo("0 0 7285 0");
          assertThat(uses.one("select count(*) from region")).isEqualTo("7837");
        });
  }

  /** What everybody else does while thousands of lines have gone in and are not committed. */
  private static void others() {
    TestDatabase.rolledBack(
        other -> {
          other.createNativeQuery("set local statement_timeout = '2s'").executeUpdate();
          Importing others = new Importing(other);
          assertThat(others.one("select count(*) from region")).isEqualTo("552");
          assertThat(others.one("select version from reference_version where kind = 'region'"))
              .isNotNull();
          other
              .createNativeQuery(
                  "update institution set version = version where region_code = '35.78'")
              .executeUpdate();
        });
  }

  private static ReferenceOutcome official(Importing uses, String file) {
    try {
      ReferenceOutcome outcome =
          uses.take(REGIONS, false, Files.readAllBytes(OFFICIAL.resolve(file)));
      assertThat(reasons(outcome)).isEmpty();
      return outcome;
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
