package id.lapor.audit;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import id.lapor.identity.AccountEmailSet;
import id.lapor.identity.Caller;
import id.lapor.institution.InstitutionAdded;
import id.lapor.reference.ReferenceImported;
import id.lapor.reference.ReferenceKind;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdministrationJournalTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  @Test
  void whoAddedAnInstitutionIsRecordedWithIt() {
    TestDatabase.rolledBack(
        em -> {
          observer(em).on(new InstitutionAdded("kemenkes-rsup", "kemenkes"));
          observer(em).on(new InstitutionAdded("badan-baru", null));

          assertThat(journal(em).administration(JournalFilter.ALL, null, 2).items())
              .extracting(
                  AdministrationView::at,
                  AdministrationView::account,
                  AdministrationView::act,
                  AdministrationView::subject,
                  AdministrationView::parent)
              .containsExactly(
                  tuple(NOW, "ani", AdministrationAct.INSTITUTION_ADDED, "badan-baru", null),
                  tuple(
                      NOW,
                      "ani",
                      AdministrationAct.INSTITUTION_ADDED,
                      "kemenkes-rsup",
                      "kemenkes"));
        });
  }

  @Test
  void aFileOfReferenceDataIsRecordedWithItsCountsAndDigest() {
    TestDatabase.rolledBack(
        em -> {
          observer(em)
              .on(new ReferenceImported(ReferenceKind.REGIONS, 83_762, 12, 3, "ab".repeat(32)));

          AdministrationView entry =
              journal(em).administration(JournalFilter.ALL, null, 1).items().get(0);
          assertThat(entry.act()).isEqualTo(AdministrationAct.REFERENCE_IMPORTED);
          assertThat(entry.account()).isEqualTo("ani");
          assertThat(entry.subject()).isEqualTo("REGIONS");
          assertThat(entry.detail())
              .isEqualTo("created=83762 changed=12 unchanged=3 sha256=" + "ab".repeat(32));
        });
  }

  @Test
  void thePagesOfTheJournalFollowEachOther() {
    TestDatabase.rolledBack(
        em -> {
          for (int i = 1; i <= 3; i++) {
            observer(em).on(new InstitutionAdded("unit-" + i, "kemenkes"));
          }

          AdministrationPage first = journal(em).administration(JournalFilter.ALL, null, 2);
          AdministrationPage second =
              journal(em).administration(JournalFilter.ALL, first.next(), 1);

          assertThat(first.items())
              .extracting(AdministrationView::subject)
              .containsExactly("unit-3", "unit-2");
          assertThat(second.items())
              .extracting(AdministrationView::subject)
              .containsExactly("unit-1");
          assertThatThrownBy(() -> journal(em).administration(JournalFilter.ALL, null, 101))
              .isInstanceOf(RuleViolation.class);
        });
  }

  @Test
  void anAuditorFindsEntriesByDayActAndAccountAndEachAlone() {
    TestDatabase.rolledBack(
        em -> {
          AdministrationObserver early = observer(em);
          early.clock = Clock.fixed(Instant.parse("2026-11-23T16:59:59Z"), ZoneOffset.UTC);
          early.on(new InstitutionAdded("unit-1", "kemenkes"));
          observer(em).on(new InstitutionAdded("unit-2", "kemenkes"));
          observer(em).on(new AccountEmailSet("budi", 1));
          AdministrationObserver other = observer(em);
          other.caller = Caller.of("cici");
          other.on(new InstitutionAdded("unit-3", "kemenkes"));

          assertThat(found(em, new JournalFilter(LocalDate.of(2026, 11, 23), null, null)))
              .containsExactly("unit-1");
          assertThat(found(em, new JournalFilter(null, "INSTITUTION_ADDED", "ani")))
              .containsExactly("unit-2", "unit-1");
          assertThat(found(em, new JournalFilter(LocalDate.of(2026, 11, 24), null, "cici")))
              .containsExactly("unit-3");
          assertRefused("unknown-code", () -> found(em, new JournalFilter(null, "NIX", null)));
        });
  }

  private static List<String> found(EntityManager em, JournalFilter filter) {
    return journal(em).administration(filter, null, 50).items().stream()
        .map(AdministrationView::subject)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update administration_entry set account = 'budi'",
        "delete from administration_entry",
        "truncate administration_entry"
      })
  void nobodyChangesWhatWasRecorded(String change) {
    TestDatabase.rolledBack(
        em -> {
          observer(em).on(new InstitutionAdded("unit-1", "kemenkes"));
          em.flush();

          assertThatThrownBy(() -> em.createNativeQuery(change).executeUpdate())
              .isInstanceOf(PersistenceException.class)
              .hasMessageContaining("permission denied");
        });
  }

  private static AdministrationObserver observer(EntityManager em) {
    AdministrationObserver observer = new AdministrationObserver();
    observer.em = em;
    observer.caller = Caller.of("ani");
    observer.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return observer;
  }

  private static AuditService journal(EntityManager em) {
    AuditService service = new AuditService();
    service.em = em;
    return service;
  }
}
