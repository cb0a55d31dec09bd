package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.audit.GivenJournal;
import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standard texts belong to the country or to an institution, and are worded there alone. */
class StandardTextsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @Test
  void anInstitutionIsOfferedItsOwnTextsThoseAboveItAndThoseOfTheCountry() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = GivenAccounts.institution(em, null, "Kementerian", "Asia/Jakarta");
          long unit = GivenAccounts.institution(em, ministry, "Direktorat", "Asia/Jakarta");
          long other = GivenAccounts.institution(em, null, "Kota", "Asia/Jakarta");
          national(em).add(wording("Nasional", TODAY, null));
          administrator(em, ministry).add(wording("Kementerian", TODAY, null));
          administrator(em, unit).add(wording("Direktorat", TODAY, null));
          administrator(em, other).add(wording("Kota", TODAY, null));
          administrator(em, unit)
              .add(wording("Kedaluwarsa", TODAY.minusDays(9), TODAY.minusDays(1)));
          administrator(em, unit).add(wording("Belum berlaku", TODAY.plusDays(1), null));

          assertThat(titles(em, unit)).containsExactly("Direktorat", "Kementerian", "Nasional");
          assertThat(titles(em, ministry)).containsExactly("Kementerian", "Nasional");
        });
  }

  @Test
  void anAdministratorWordsTheTextsOfTheOwnInstitutionAndBelowItAlone() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = GivenAccounts.institution(em, null, "Kementerian", "Asia/Jakarta");
          long unit = GivenAccounts.institution(em, ministry, "Direktorat", "Asia/Jakarta");
          long other = GivenAccounts.institution(em, null, "Kota", "Asia/Jakarta");
          StandardTextView country = national(em).add(wording("Nasional", TODAY, null));
          StandardTextView below = administrator(em, unit).add(wording("Direktorat", TODAY, null));
          StandardTextView foreign = administrator(em, other).add(wording("Kota", TODAY, null));
          StandardTextAdministration desk = administrator(em, ministry);

          StandardTextView changed =
              desk.change(below.id(), below.version(), wording("Baru", TODAY, null));

          assertThat(changed.wording().title()).isEqualTo("Baru");
          assertThat(desk.list()).extracting(StandardTextView::id).containsExactly(below.id());
          for (StandardTextView not : List.of(country, foreign)) {
            assertThatThrownBy(
                    () -> desk.change(not.id(), not.version(), wording("X", TODAY, null)))
                .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> desk.get(not.id())).isInstanceOf(NotFound.class);
          }
          em.clear();
          assertThat(national(em).get(country.id()).wording().title()).isEqualTo("Nasional");
        });
  }

  @Test
  void twoWhoWordOneTextDoNotOverwriteEachOther() {
    TestDatabase.rolledBack(
        em -> {
          StandardTextView first = national(em).add(wording("Nasional", TODAY, null));
          national(em).change(first.id(), first.version(), wording("Lebih baru", TODAY, null));

          assertThatThrownBy(
                  () ->
                      national(em)
                          .change(first.id(), first.version(), wording("Lebih lama", TODAY, null)))
              .isInstanceOfSatisfying(
                  RuleViolation.class,
                  refusal -> assertThat(refusal.rule()).isEqualTo("stale-version"));

          assertThat(national(em).get(first.id()).wording().title()).isEqualTo("Lebih baru");
        });
  }

  @Test
  void beingUsedIsCountedAndIsNoNewVersion() {
    TestDatabase.rolledBack(
        em -> {
          StandardTextView text = national(em).add(wording("Nasional", TODAY, null));

          texts(em).used(text.id());
          texts(em).used(text.id());

          em.clear();
          StandardTextView used = national(em).get(text.id());
          assertThat(used.uses()).isEqualTo(2);
          assertThat(used.version()).isEqualTo(text.version());
        });
  }

  @Test
  void aPlaceThatNobodyCanFillIsRefusedAndNothingIsKept() {
    TestDatabase.rolledBack(
        em -> {
          StandardWording wrong =
              new StandardWording("id", null, null, "Judul", "{{nomor}}", TODAY, null);

          assertThatThrownBy(() -> national(em).add(wrong))
              .isInstanceOfSatisfying(
                  RuleViolation.class,
                  refusal -> {
                    assertThat(refusal.fields().get(0).field()).isEqualTo("body");
                    assertThat(refusal.fields().get(0).rule()).isEqualTo("unknown-placeholder");
                  });

          assertThat(national(em).list()).isEmpty();
        });
  }

  private static List<String> titles(EntityManager em, long institution) {
    String path =
        (String)
            em.createNativeQuery("select path from institution where id = ?1")
                .setParameter(1, institution)
                .getSingleResult();
    return texts(em).onPath(path, TODAY).stream().map(StandardText::title).toList();
  }

  private static StandardWording wording(String title, LocalDate from, LocalDate to) {
    return new StandardWording("id", null, null, title, "Isi {{trackingId}}", from, to);
  }

  private static StandardTextAdministration national(EntityManager em) {
    return desk(em, Caller.of("pusat", Scope.national(Role.NATIONAL_ADMIN)));
  }

  private static StandardTextAdministration administrator(EntityManager em, long institution) {
    String path =
        (String)
            em.createNativeQuery("select path from institution where id = ?1")
                .setParameter(1, institution)
                .getSingleResult();
    return desk(em, Caller.of("admin", new Scope(Role.INSTITUTION_ADMIN, institution, path)));
  }

  private static StandardTextAdministration desk(EntityManager em, Caller caller) {
    StandardTextAdministration desk = new StandardTextAdministration();
    desk.texts = texts(em);
    desk.institutions = GivenInstitutions.institutions(em);
    desk.journal = GivenJournal.of(em, caller, java.time.Clock.systemUTC());
    desk.caller = caller;
    return desk;
  }

  private static StandardTexts texts(EntityManager em) {
    StandardTexts texts = new StandardTexts();
    texts.em = em;
    return texts;
  }
}
