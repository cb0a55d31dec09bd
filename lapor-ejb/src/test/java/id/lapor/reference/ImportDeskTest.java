package id.lapor.reference;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.LoadedReference;
import id.lapor.reference.ReferenceOutcome.State;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A file is looked at first, and then the very same bytes go in. */
class ImportDeskTest {

  private static final byte[] GOOD = Importing.bytes("code,name", "35.78.90,Kecamatan Uji");
  private static final byte[] BAD = Importing.bytes("code,name", "35.78.90,", "x,Kecamatan Uji");

  private final TestClock clock = new TestClock(Importing.NOW);

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void whatWasLookedAtGoesInOnceAndIsForgotten() {
    TestDatabase.rolledBack(
        em -> {
          CheckedFileView looked = desk(em, "ani").check(ReferenceKind.REGIONS, GOOD);
          assertThat(looked.created()).isEqualTo(1);
          assertThat(looked.fit()).isTrue();
          assertThat(known(em)).isZero();

          ReferenceOutcome outcome = desk(em, "ani").commit(looked.id(), looked.sha256());
          em.flush();

          assertThat(outcome.state()).isEqualTo(State.COMMITTED);
          assertThat(outcome.digest()).isEqualTo(looked.sha256());
          assertThat(known(em)).isEqualTo(1);
          assertThatThrownBy(() -> desk(em, "ani").get(looked.id())).isInstanceOf(NotFound.class);
        });
  }

  @Test
  void aFileWithAWrongLineSaysWhichAndNothingGoesIn() {
    TestDatabase.rolledBack(
        em -> {
          CheckedFileView looked = desk(em, "ani").check(ReferenceKind.REGIONS, BAD);
          em.flush();
          em.clear();
          CheckedFileView read = desk(em, "ani").get(looked.id());

          assertThat(read.refused()).isEqualTo(2);
          assertThat(read.lines()).extracting(RefusedLine::line).containsExactly(2, 3);
          assertThat(read.lines().get(0).error().field()).isEqualTo("name");
          assertThat(desk(em, "ani").commit(read.id(), read.sha256()).state())
              .isEqualTo(State.REFUSED);
          assertThat(known(em)).isZero();
        });
  }

  @Test
  void otherBytesThanThoseThatWereLookedAtNeverGoIn() {
    TestDatabase.rolledBack(
        em -> {
          CheckedFileView looked = desk(em, "ani").check(ReferenceKind.REGIONS, GOOD);

          assertRefused("other-file", () -> desk(em, "ani").commit(looked.id(), "0".repeat(64)));

          assertThat(known(em)).isZero();
          assertThat(desk(em, "ani").get(looked.id()).sha256()).isEqualTo(looked.sha256());
        });
  }

  @Test
  void aFileIsItsAdministratorsAloneOneAtATimeAndForADay() {
    TestDatabase.rolledBack(
        em -> {
          CheckedFileView first = desk(em, "ani").check(ReferenceKind.REGIONS, GOOD);
          CheckedFileView others = desk(em, "budi").check(ReferenceKind.REGIONS, GOOD);
          assertThatThrownBy(() -> desk(em, "budi").get(first.id())).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> desk(em, "budi").commit(first.id(), first.sha256()))
              .isInstanceOf(NotFound.class);

          CheckedFileView second = desk(em, "ani").check(ReferenceKind.REGIONS, BAD);
          em.clear();
          assertThatThrownBy(() -> desk(em, "ani").get(first.id())).isInstanceOf(NotFound.class);
          assertThat(desk(em, "budi").get(others.id()).created()).isEqualTo(1);
          clock.pass(Duration.ofHours(25));

          assertThatThrownBy(() -> desk(em, "ani").get(second.id())).isInstanceOf(NotFound.class);
        });
  }

  @Test
  void aFileThatIsNoneOrTooLargeIsNotKept() {
    TestDatabase.rolledBack(
        em -> {
          assertRefused("required", () -> desk(em, "ani").check(ReferenceKind.REGIONS, null));
          assertRefused("required", () -> desk(em, "ani").check(null, GOOD));
          assertRefused(
              "file-too-large",
              () ->
                  desk(em, "ani")
                      .check(ReferenceKind.REGIONS, new byte[ReferenceImport.MOST_BYTES + 1]));

          assertThat(count(em, "select count(*) from checked_file")).isZero();
        });
  }

  @Test
  void everyKindHasHeadings() {
    TestDatabase.rolledBack(
        em -> {
          for (ReferenceKind kind : ReferenceKind.values()) {
            assertThat(desk(em, "ani").columns(kind)).isNotEmpty();
          }
        });
  }

  private ImportDesk desk(EntityManager em, String account) {
    ImportDesk desk = new ImportDesk();
    desk.em = em;
    desk.imports = new Importing(em).at(clock.instant());
    desk.caller = Caller.of(account, Scope.national(Role.NATIONAL_ADMIN));
    desk.clock = clock;
    return desk;
  }

  private static long known(EntityManager em) {
    return count(em, "select count(*) from region where code = '35.78.90'");
  }

  private static long count(EntityManager em, String sql) {
    return ((Number) em.createNativeQuery(sql).getSingleResult()).longValue();
  }
}
