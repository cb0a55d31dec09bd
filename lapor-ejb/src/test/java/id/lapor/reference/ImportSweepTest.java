package id.lapor.reference;

import static id.lapor.reference.GivenImports.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.institution.LoadedReference;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files are looked at and go in one after the other, and it is seen how far they are. */
class ImportSweepTest {

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void whileAnotherFileGoesInOneWaitsForItsTurn() {
    given(
        imports -> {
          String id = imports.of("ani").check(ReferenceKind.REGIONS, GOOD);
          held(
              "reference-import",
              () -> {
                imports.run();
                assertThat(imports.of("ani").get(id).status()).isEqualTo(FileStatus.CHECKING);
              });

          imports.run();

          assertThat(imports.of("ani").get(id).fit()).isTrue();
        });
  }

  @Test
  void aFileThatOneNodeWorksOnIsPassedOverByAnother() {
    given(
        imports -> {
          String id = imports.of("ani").check(ReferenceKind.REGIONS, GOOD);
          held(
              "checked-file:" + id,
              () -> {
                assertThat(imports.due.perform(id)).isEmpty();
                assertThat(imports.of("ani").get(id).running()).isTrue();
              });

          imports.run();

          assertThat(imports.of("ani").get(id).fit()).isTrue();
        });
  }

  @Test
  void aLongFileIsFollowedStepByStepAndLineByLine() {
    given(
        imports -> {
          List<String> lines = new ArrayList<>(List.of("code,name,parent"));
          for (int i = 0; i < Staging.CHUNK + 7; i++) {
            lines.add("uji-" + i + ",Unit,kota-surabaya");
          }
          List<String> heard = new ArrayList<>();

          imports.due.imports.take(
              ReferenceKind.UNITS,
              Importing.bytes(lines.toArray(String[]::new)),
              false,
              (step, done) -> heard.add(step + " " + done));

          assertThat(heard)
              .containsExactly("READING 5000", "READING 5007", "COMPARING 0", "WRITING 0");
        });
  }

  @Test
  void howFarAFileIsStandsBesideIt() {
    given(
        imports -> {
          CheckedFileView looked = imports.checked("ani", ReferenceKind.REGIONS, GOOD);
          assertThat(looked.step()).isEqualTo(ImportStep.COMPARING);
          assertThat(looked.total()).isEqualTo(1);

          imports.of("ani").commit(looked.id(), looked.sha256());
          assertThat(imports.of("ani").get(looked.id()).step()).isEqualTo(ImportStep.WAITING);
          imports.run();

          assertThat(imports.of("ani").get(looked.id()).step()).isEqualTo(ImportStep.WRITING);
        });
  }

  @Test
  void theLinesOfAFileAreCountedBeforeTheyAreLookedAt() {
    given(
        imports -> {
          String id = imports.of("ani").check(ReferenceKind.REGIONS, GOOD);
          assertThat(imports.of("ani").get(id).total()).isZero();
          imports.run();
          assertThat(imports.of("ani").get(id).counted()).isEqualTo(1);
        });
    assertThat(count("code,name", "a,\"x\ny\"", "", "b,z")).isEqualTo(2);
    assertThat(count("code,name")).isZero();
    assertThat(count("code,name", "a,\"x")).isZero();
    assertThat(count("")).isZero();
    assertThat(CsvLines.count(Importing.bytes("code", "a", "b", "c"), 2)).isEqualTo(2);
    assertThat(CsvLines.count(new byte[] {0x1f, (byte) 0x8b, 0}, 9)).isZero();
  }

  private static int count(String... lines) {
    return CsvLines.count(Importing.bytes(lines), 100);
  }

  @Test
  void whatCannotBeDoneForAnHourIsGivenUp() {
    given(
        imports -> {
          String id = imports.of("ani").check(ReferenceKind.REGIONS, GOOD);
          imports.em.flush();
          assertThat(imports.due.forget()).isZero();
          imports.clock.pass(Duration.ofMinutes(61));

          assertThat(imports.due.forget()).isEqualTo(1);

          imports.em.clear();
          CheckedFileView given = imports.of("ani").get(id);
          assertThat(given.failed()).isTrue();
          assertThat(given.rule()).isEqualTo("import-failed");
        });
  }

  /** Another node holds this name while something is done. */
  private static void held(String name, Runnable step) {
    EntityManager other = TestDatabase.entityManager();
    other.getTransaction().begin();
    try {
      other
          .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
          .setParameter(1, name)
          .getResultList();
      step.run();
    } finally {
      other.getTransaction().rollback();
      other.close();
    }
  }

  private static void given(Consumer<GivenImports> step) {
    TestDatabase.rolledBack(em -> step.accept(new GivenImports(em)));
  }
}
