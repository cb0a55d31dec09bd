package id.lapor.reference;

import static id.lapor.reference.Importing.reasons;
import static id.lapor.reference.ReferenceKind.CATEGORIES;
import static id.lapor.reference.ReferenceKind.INSTITUTIONS;
import static id.lapor.reference.ReferenceKind.PEOPLE;
import static id.lapor.reference.ReferenceKind.REGIONS;
import static id.lapor.reference.ReferenceKind.UNITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.institution.LoadedReference;
import id.lapor.reference.ReferenceOutcome.State;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for files of every kind. */
class ReferenceImportTest {

  private static final String VERSIONS =
      "select string_agg(version || '', ' ' order by kind) from reference_version";
  private static final String HEADER = "code,name,parent,valid_to";

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void aDryRunSaysWhatWouldBecomeOfAFileAndChangesNothing() {
    importing(
        (uses, em) -> {
          String before = uses.one("select version from reference_version where kind = 'region'");

          ReferenceOutcome outcome =
              uses.dryRun(
                  REGIONS,
                  "code,name",
                  "35.78.90,Kecamatan Uji",
                  "35.78,Kota Surabaya Raya",
                  "35,Jawa Timur");

          assertThat(outcome.state()).isEqualTo(State.CHECKED);
          assertThat(counts(outcome)).isEqualTo("1 1 1 0");
          assertThat(uses.one("select count(*) from region where code = '35.78.90'"))
              .isEqualTo("0");
          assertThat(uses.one("select name from region where code = '35.78'"))
              .isEqualTo("Kota Surabaya");
          assertThat(uses.one("select version from reference_version where kind = 'region'"))
              .isEqualTo(before);
          assertThat(uses.announced).isEmpty();
        });
  }

  @Test
  void oneBadLineKeepsTheWholeFileOut() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(REGIONS, "code,name", "35.78.90,Kecamatan Uji", "99.01,Kabupaten Nirwana");

          assertThat(outcome.state()).isEqualTo(State.REFUSED);
          assertThat(reasons(outcome)).containsExactly("3 code unknown-parent");
          assertThat(counts(outcome)).isEqualTo("1 0 0 1");
          assertThat(uses.one("select count(*) from region where code = '35.78.90'"))
              .isEqualTo("0");
          assertThat(uses.announced).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource(ReferenceKind.class)
  void theSameFileAgainChangesNothing(ReferenceKind kind) {
    Map<ReferenceKind, String[]> files =
        Map.of(
            REGIONS,
            new String[] {"code,name,zone", "97,Provinsi Uji,WIT", "97.01,Kabupaten Uji,"},
            INSTITUTIONS,
            new String[] {"code,name,type,parent", "lembaga-uji,Lembaga Uji,LNS,"},
            UNITS,
            new String[] {"code,name,parent", "surabaya-uji,Dinas Uji,kota-surabaya"},
            PEOPLE,
            new String[] {
              "user,title,role,institution", "petugas.uji,Petugas,LIAISON_OFFICER,kota-surabaya"
            },
            CATEGORIES,
            new String[] {"code,name,parent", "uji,Uji,", "uji-anak,Anak,uji"});
    importing(
        (uses, em) -> {
          ReferenceOutcome first = uses.take(kind, files.get(kind));
          String versions = uses.one(VERSIONS);

          ReferenceOutcome second = uses.take(kind, files.get(kind));

          int lines = files.get(kind).length - 1;
          assertThat(reasons(first)).isEmpty();
          assertThat(counts(first)).isEqualTo(lines + " 0 0 0");
          assertThat(counts(second)).isEqualTo("0 0 " + lines + " 0");
          assertThat(second.state()).isEqualTo(State.COMMITTED);
          assertThat(second.activations()).isEmpty();
          assertThat(uses.one(VERSIONS)).isEqualTo(versions);
          assertThat(uses.announced)
              .extracting(ReferenceImported::created)
              .containsExactly((long) lines, 0L);
        });
  }

  @Test
  void theFilesOfTheBuildSayWhatIsKnown() {
    importing(
        (uses, em) -> {
          for (ReferenceKind kind : new ReferenceKind[] {REGIONS, INSTITUTIONS, CATEGORIES}) {
            ReferenceOutcome outcome = uses.take(kind, false, ofTheBuild(kind));

            assertThat(reasons(outcome)).isEmpty();
            assertThat(outcome.created() + outcome.changed()).as(kind.name()).isZero();
            assertThat(outcome.unchanged()).isPositive();
          }
        });
  }

  @Test
  void everyCellIsJudgedByItself() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(
                  UNITS,
                  HEADER,
                  "DINAS UJI,Dinas,kota-surabaya,",
                  "uji-2,,kota-surabaya,",
                  "uji-3," + "x".repeat(201) + ",kota-surabaya,",
                  "uji-4,Dinas\u0007,kota-surabaya,",
                  "uji-5,Dinas,,",
                  "uji-6,Dinas,kota-surabaya,besok",
                  "uji-7,Dinas",
                  "uji-8,Dinas,kota-surabaya,2026-02-30");

          assertThat(reasons(outcome))
              .containsExactly(
                  "2 code invalid-code",
                  "3 name required",
                  "4 name too-long",
                  "5 name not-text",
                  "6 parent required",
                  "7 valid_to not-a-date",
                  "8 file wrong-cells",
                  "9 valid_to not-a-date");
          assertThat(outcome.refused()).isEqualTo(8);
        });
  }

  @Test
  void twoLinesOnOneThingAreRefused() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(
                  UNITS,
                  HEADER,
                  "uji-1,Dinas,kota-surabaya,",
                  "uji-2,Badan,kota-surabaya,",
                  "uji-1,Dinas Lain,kota-surabaya,");

          assertThat(reasons(outcome)).containsExactly("4 code duplicate-line");
          assertThat(outcome.lines().get(0).error().params()).containsExactly("2");
        });
  }

  @Test
  void reasonsAreToldUpToABoundAndAllLinesCounted() {
    importing(
        (uses, em) -> {
          String lines =
              IntStream.range(0, 1_500)
                  .mapToObj(i -> "uji-" + i + ",Dinas,tidak-ada,")
                  .collect(Collectors.joining("\r\n"));

          ReferenceOutcome outcome = uses.take(UNITS, HEADER, lines);

          assertThat(outcome.refused()).isEqualTo(1_500);
          assertThat(outcome.lines()).hasSize(1_000);
        });
  }

  @Test
  void oneFileGoesInAfterTheOther() {
    importing(
        (uses, em) -> {
          uses.take(UNITS, HEADER, "uji-1,Dinas,kota-surabaya,");

          TestDatabase.rolledBack(
              other ->
                  assertThatThrownBy(
                          () -> new Importing(other).take(UNITS, HEADER, "uji-1,D,kota-surabaya,"))
                      .isInstanceOfSatisfying(
                          RuleViolation.class,
                          e -> assertThat(e.rule()).isEqualTo("import-running")));
        });
    importing((uses, em) -> assertThat(uses.take(UNITS, HEADER).refused()).isZero());
  }

  static void importing(BiConsumer<Importing, EntityManager> step) {
    TestDatabase.rolledBack(em -> step.accept(new Importing(em), em));
  }

  static String counts(ReferenceOutcome outcome) {
    return outcome.created()
        + " "
        + outcome.changed()
        + " "
        + outcome.unchanged()
        + " "
        + outcome.refused();
  }

  private static byte[] ofTheBuild(ReferenceKind kind) {
    String name = "/reference/" + kind.name().toLowerCase(java.util.Locale.ROOT) + ".csv";
    try (InputStream in = ReferenceImport.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
