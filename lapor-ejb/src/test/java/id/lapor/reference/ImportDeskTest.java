package id.lapor.reference;

import static id.lapor.reference.GivenImports.BAD;
import static id.lapor.reference.GivenImports.GOOD;
import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.handoff.GivenOpenWork;
import id.lapor.identity.AccountChanged;
import id.lapor.identity.ActivationCode;
import id.lapor.institution.LoadedReference;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A file is looked at first, and then the very same bytes go in. */
class ImportDeskTest {

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void whatWasLookedAtGoesInOnce() {
    given(
        imports -> {
          String id = imports.of("ani").check(ReferenceKind.REGIONS, GOOD);
          assertThat(imports.of("ani").get(id).status()).isEqualTo(FileStatus.CHECKING);
          imports.run();
          CheckedFileView looked = imports.of("ani").get(id);
          assertThat(looked.fit()).isTrue();
          assertThat(looked.created()).isEqualTo(1);
          assertThat(imports.known()).isZero();

          CheckedFileView done = imports.committed("ani", looked);
          imports.run();

          assertThat(done.committed()).isTrue();
          assertThat(done.sha256()).isEqualTo(looked.sha256());
          assertThat(imports.known()).isEqualTo(1);
          assertThat(imports.uses.announced).hasSize(1);
          assertRefused("import-not-checked", () -> imports.of("ani").commit(id, looked.sha256()));
        });
  }

  @Test
  void aFileWithAWrongLineSaysWhichAndNothingGoesIn() {
    given(
        imports -> {
          CheckedFileView looked = imports.checked("ani", ReferenceKind.REGIONS, BAD);

          assertThat(looked.unfit()).isTrue();
          assertThat(looked.refused()).isEqualTo(2);
          assertThat(looked.lines()).extracting(RefusedLine::line).containsExactly(2, 3);
          assertThat(looked.lines().get(0).error().field()).isEqualTo("name");
          assertRefused(
              "import-not-checked", () -> imports.of("ani").commit(looked.id(), looked.sha256()));
          imports.run();
          assertThat(imports.of("ani").get(looked.id()).status()).isEqualTo(FileStatus.CHECKED);
          assertThat(imports.known()).isZero();
        });
  }

  @Test
  void nothingGoesInBeforeItWasLookedAt() {
    given(
        imports -> {
          String id = imports.of("ani").check(ReferenceKind.REGIONS, GOOD);

          assertRefused("import-not-checked", () -> imports.of("ani").commit(id, "0"));

          imports.run();
          assertThat(imports.known()).isZero();
        });
  }

  @Test
  void otherBytesThanThoseThatWereLookedAtNeverGoIn() {
    given(
        imports -> {
          CheckedFileView looked = imports.checked("ani", ReferenceKind.REGIONS, GOOD);
          assertRefused("other-file", () -> imports.of("ani").commit(looked.id(), "0".repeat(64)));
          assertThat(imports.of("ani").get(looked.id()).fit()).isTrue();

          imports.of("ani").commit(looked.id(), looked.sha256());
          imports.em.flush();
          imports
              .em
              .createNativeQuery("update checked_file set content = ?1")
              .setParameter(1, Importing.bytes("code,name", "35.78.91,Lain"))
              .executeUpdate();
          imports.em.clear();

          assertThat(imports.due.perform(looked.id())).contains("other-file");
        });
  }

  @Test
  void whatIsRefusedByNowDoesNotGoInAndSaysWhy() {
    given(
        imports -> {
          imports.uses.take(ReferenceKind.UNITS, "code,name,parent", "uji-1,Unit,kota-surabaya");
          byte[] ending =
              Importing.bytes("code,name,parent,valid_to", "uji-1,Unit,kota-surabaya,2026-12-31");
          CheckedFileView looked = imports.checked("ani", ReferenceKind.UNITS, ending);
          assertThat(looked.fit()).isTrue();
          long unit = imports.count("select id from institution where code = 'uji-1'");
          GivenOpenWork.handoffs(imports.em, unit, "OFFERED");

          CheckedFileView refused = imports.committed("ani", looked);

          assertThat(refused.status()).isEqualTo(FileStatus.REFUSED);
          assertThat(refused.lines())
              .extracting(line -> line.error().rule())
              .containsExactly("open-handoffs");
          assertThat(
                  imports.count(
                      "select count(*) from institution where code = 'uji-1'"
                          + " and valid_to is null"))
              .isEqualTo(1);
        });
  }

  @Test
  void aFileIsItsAdministratorsAloneOneAtATimeAndForADay() {
    given(
        imports -> {
          CheckedFileView first = imports.checked("ani", ReferenceKind.REGIONS, GOOD);
          String others = imports.of("budi").check(ReferenceKind.REGIONS, GOOD);
          assertUnknown(imports, "budi", first.id());
          assertThatThrownBy(() -> imports.of("budi").commit(first.id(), first.sha256()))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> imports.of("budi").codes(first.id()))
              .isInstanceOf(NotFound.class);

          String second = imports.of("ani").check(ReferenceKind.REGIONS, BAD);
          imports.em.clear();
          assertUnknown(imports, "ani", first.id());
          assertThat(imports.of("budi").get(others).running()).isTrue();
          imports.clock.pass(Duration.ofHours(25));

          assertUnknown(imports, "ani", second);
          assertThat(imports.due.forget()).isEqualTo(2);
          assertThat(imports.count("select count(*) from checked_file")).isZero();
        });
  }

  @Test
  void nothingElseIsSentWhileAFileGoesIn() {
    given(
        imports -> {
          CheckedFileView looked = imports.checked("ani", ReferenceKind.REGIONS, GOOD);
          imports.of("ani").commit(looked.id(), looked.sha256());
          imports.em.flush();

          assertRefused(
              "import-running", () -> imports.of("ani").check(ReferenceKind.REGIONS, BAD));

          assertThat(imports.of("ani").get(looked.id()).status()).isEqualTo(FileStatus.GOING_IN);
        });
  }

  @Test
  void aFileThatIsNoneOrTooLargeIsNotKept() {
    given(
        imports -> {
          byte[] large = new byte[ReferenceImport.MOST_BYTES + 1];
          assertRefused("required", () -> imports.of("ani").check(ReferenceKind.REGIONS, null));
          assertRefused("required", () -> imports.of("ani").check(null, GOOD));
          assertRefused(
              "file-too-large", () -> imports.of("ani").check(ReferenceKind.REGIONS, large));

          assertThat(imports.count("select count(*) from checked_file")).isZero();
        });
  }

  @Test
  void newAccountsWaitForTheirCodesWhichAreToldOnce() {
    given(
        imports -> {
          byte[] people =
              Importing.bytes(
                  "user,title,role,institution",
                  "uji.a,Petugas,APPROVER,kota-surabaya",
                  "uji.b,Petugas,APPROVER,kota-surabaya",
                  "uji.c,Petugas,APPROVER,kota-surabaya");
          CheckedFileView looked = imports.checked("ani", ReferenceKind.PEOPLE, people);
          CheckedFileView done = imports.committed("ani", looked);
          assertThat(done.waiting()).isEqualTo(3);
          assertThat(imports.count("select count(*) from activation_code")).isZero();
          imports
              .em
              .createNativeQuery(
                  "update account set password_hash = (select password_hash from account"
                      + " where user_name = 'ani') where user_name = 'uji.b'")
              .executeUpdate();

          List<ActivationCode> codes = imports.of("ani").codes(done.id());

          assertThat(codes).extracting(ActivationCode::user).containsExactly("uji.a", "uji.c");
          assertThat(imports.of("ani").codes(done.id())).isEmpty();
          assertThat(imports.told)
              .extracting(AccountChanged::user)
              .containsExactly("uji.a", "uji.c");
          assertThat(imports.of("ani").get(done.id()).waiting()).isZero();
        });
  }

  @Test
  void everyKindHasHeadings() {
    given(
        imports -> {
          for (ReferenceKind kind : ReferenceKind.values()) {
            assertThat(imports.of("ani").columns(kind)).isNotEmpty();
          }
        });
  }

  private static void assertUnknown(GivenImports imports, String account, String id) {
    assertThatThrownBy(() -> imports.of(account).get(id)).isInstanceOf(NotFound.class);
  }

  private static void given(Consumer<GivenImports> step) {
    TestDatabase.rolledBack(em -> step.accept(new GivenImports(em)));
  }
}
