package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Officers who have the same report open know of one another. */
class CasePresencesTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final long REPORT = 9_100_001;

  @Test
  void othersAreSeenAndThoseWhoWriteFirst() {
    TestDatabase.rolledBack(
        em -> {
          CasePresences presences = presences(em);
          presences.seen(REPORT, "uji-ani", false, NOW);
          presences.seen(REPORT, "uji-budi", false, NOW);
          presences.seen(REPORT, "uji-citra", true, NOW);
          presences.seen(REPORT + 1, "uji-dewi", true, NOW);

          assertThat(presences.others(REPORT, "uji-ani", NOW))
              .extracting(Onlooker::account)
              .containsExactly("uji-citra", "uji-budi");
        });
  }

  @Test
  void whoGivesNoSignForAMinuteIsGone() {
    TestDatabase.rolledBack(
        em -> {
          CasePresences presences = presences(em);
          presences.seen(REPORT, "uji-budi", true, NOW);

          assertThat(presences.others(REPORT, "uji-ani", NOW.plusSeconds(59))).hasSize(1);
          assertThat(presences.others(REPORT, "uji-ani", NOW.plusSeconds(60))).isEmpty();
        });
  }

  @Test
  void whoClosesItIsGoneAtOnceAndNoRowIsLeftBehind() {
    TestDatabase.rolledBack(
        em -> {
          CasePresences presences = presences(em);
          presences.seen(REPORT, "uji-budi", true, NOW);
          presences.seen(REPORT, "uji-budi", false, NOW);
          presences.seen(REPORT, "uji-citra", false, NOW);

          presences.left(REPORT, "uji-budi");

          assertThat(presences.others(REPORT, "uji-ani", NOW))
              .extracting(Onlooker::account)
              .containsExactly("uji-citra");
          assertThat(presences.forget(NOW.plus(Duration.ofSeconds(119)), 10)).isZero();
          assertThat(presences.forget(NOW.plus(Duration.ofSeconds(121)), 10)).isEqualTo(1);
        });
  }

  private static CasePresences presences(EntityManager em) {
    for (String user : new String[] {"uji-ani", "uji-budi", "uji-citra", "uji-dewi"}) {
      GivenAccounts.officer(em, user, Role.NATIONAL_VERIFIER, null, null);
    }
    CasePresences presences = new CasePresences();
    presences.em = em;
    return presences;
  }
}
