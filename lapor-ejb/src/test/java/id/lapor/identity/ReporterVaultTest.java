package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The vault as the application's own database role meets it. */
class ReporterVaultTest {

  private static final ReporterDetails SITI =
      new ReporterDetails(
          "Siti Rahmawati", "siti@example.id", "0812 3456 7890", "3578010101010001");

  @Test
  void whoWasStoredIsReadUnderThePseudonymAlone() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = GivenReporters.vault(em).store(SITI);

          assertThat(GivenReporters.vault(em).read(pseudonym, Purpose.HANDLING, "kemenkes-liaison"))
              .isEqualTo(SITI);
          assertThat(pseudonym).hasSize(36);
        });
  }

  @Test
  void everyReadingIsRecordedForTheReporterToSee() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = GivenReporters.vault(em).store(SITI);
          assertThat(GivenReporters.vault(em).accesses(pseudonym)).isEmpty();

          GivenReporters.vault(em).read(pseudonym, Purpose.VERIFICATION, "national-verifier");
          GivenReporters.vault(em).read(pseudonym, Purpose.HANDLING, "kemenkes-liaison");

          assertThat(GivenReporters.vault(em).accesses(pseudonym))
              .extracting(AccessRecord::actor)
              .containsExactly("kemenkes-liaison", "national-verifier");
          assertThat(GivenReporters.vault(em).accesses(pseudonym).get(0).purpose())
              .isEqualTo(Purpose.HANDLING);
        });
  }

  @Test
  void readingsByOthersComeAPageAtATimeAndTheReportersOwnAreNobodysBusiness() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = GivenReporters.vault(em).store(SITI);
          long report = report(em, pseudonym);
          String other = GivenReporters.vault(em).store(SITI);
          GivenReporters.vault(em).read(pseudonym, Purpose.VERIFICATION, "national-verifier");
          GivenReporters.vault(em).read(pseudonym, Purpose.OWN_VIEW, "reporter");
          GivenReporters.vault(em).read(other, Purpose.HANDLING, "somebody-else");
          GivenReporters.vault(em).read(pseudonym, Purpose.HANDLING, "kemenkes-liaison");
          GivenReporters.vault(em).read(pseudonym, Purpose.NOTIFICATION, "system");

          List<IdentityReading> first = GivenReporters.vault(em).readings(report, null, 2);
          List<IdentityReading> second =
              GivenReporters.vault(em).readings(report, first.get(1).number(), 2);

          assertThat(first)
              .extracting(IdentityReading::actor)
              .containsExactly("system", "kemenkes-liaison");
          assertThat(second)
              .extracting(IdentityReading::actor)
              .containsExactly("national-verifier");
          assertThat(second.get(0).purpose()).isEqualTo(Purpose.VERIFICATION);
          assertThat(GivenReporters.vault(em).readings(report, second.get(0).number(), 2))
              .isEmpty();
          assertThat(GivenReporters.vault(em).readings(report(em, null), null, 2)).isEmpty();
        });
  }

  private static long report(EntityManager em, String pseudonym) {
    Report report = GivenReports.submitted();
    em.persist(report);
    em.flush();
    em.createNativeQuery("update report set pseudonym = cast(?1 as varchar) where id = ?2")
        .setParameter(1, pseudonym)
        .setParameter(2, report.id())
        .executeUpdate();
    return report.id();
  }

  @Test
  void aReadingThatCannotBeRecordedReadsNothing() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = GivenReporters.vault(em).store(SITI);

          assertThatThrownBy(() -> GivenReporters.vault(em).read(pseudonym, Purpose.HANDLING, " "))
              .hasMessageContaining("access_record");
        });
  }

  @Test
  void nobodyIsFoundUnderAnUnknownPseudonym() {
    TestDatabase.rolledBack(
        em ->
            assertThatThrownBy(
                    () ->
                        GivenReporters.vault(em)
                            .read(UUID.randomUUID().toString(), Purpose.HANDLING, "someone"))
                .isInstanceOf(NotFound.class));
  }

  @Test
  void aPageOfIdentitiesIsReadWithOneRecordEach() {
    TestDatabase.rolledBack(
        em -> {
          String first = GivenReporters.vault(em).store(SITI);
          String second =
              GivenReporters.vault(em).store(new ReporterDetails("Budi", null, null, null));

          var found =
              GivenReporters.vault(em).readAll(List.of(first, second), Purpose.HANDLING, "someone");

          assertThat(found.get(second).name()).isEqualTo("Budi");
          assertThat(found.get(second).email()).isNull();
          assertThat(GivenReporters.vault(em).accesses(first)).hasSize(1);
          assertThat(GivenReporters.vault(em).accesses(second)).hasSize(1);
        });
  }

  @Test
  void aContactIsComparedInAnyWritingAndTheComparisonIsRecorded() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = GivenReporters.vault(em).store(SITI);

          assertThat(matches(em, pseudonym, ContactChannel.EMAIL, " SITI@Example.id ")).isTrue();
          assertThat(matches(em, pseudonym, ContactChannel.PHONE, "+62 812-3456-7890")).isTrue();
          assertThat(matches(em, pseudonym, ContactChannel.PHONE, "081234567891")).isFalse();
          assertThat(matches(em, pseudonym, ContactChannel.EMAIL, "081234567890")).isFalse();
          assertThat(matches(em, pseudonym, ContactChannel.EMAIL, "")).isFalse();
          assertThat(GivenReporters.vault(em).accesses(pseudonym)).hasSize(4);
        });
  }

  private static boolean matches(
      EntityManager em, String pseudonym, ContactChannel channel, String contact) {
    return GivenReporters.vault(em).matchesContact(pseudonym, channel, contact, "anonymous");
  }
}
