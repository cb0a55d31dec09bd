package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How guessing is slowed down, and that nobody else is. */
class AttemptsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
  private static final String REPORT = "1234567";
  private static final AccessCode CODE = AccessCode.create();
  private static final String STORED = CODE.hash(TestKeys.keys());

  @Test
  void theRightCodeOpensAndAWrongOneDoesNot() {
    TestDatabase.rolledBack(
        em -> {
          assertThat(from(em, "home", NOON).opens(REPORT, STORED, CODE.shown())).isTrue();
          assertThat(from(em, "home", NOON).opens(REPORT, STORED, "wrong")).isFalse();
          assertThat(from(em, "home", NOON).opens(REPORT, STORED, AccessCode.create().shown()))
              .isFalse();
          assertThat(from(em, "home", NOON).opens(REPORT, null, CODE.shown())).isFalse();
          assertThat(from(em, "home", NOON).opens(REPORT, STORED, null)).isFalse();
        });
  }

  @Test
  void afterFiveWrongCodesEvenTheRightOneWaitsAQuarterOfAnHour() {
    TestDatabase.rolledBack(
        em -> {
          guess(em, "elsewhere", 5, NOON);

          TooManyAttempts refused =
              catchThrowableOfType(
                  TooManyAttempts.class,
                  () -> from(em, "elsewhere", NOON).opens(REPORT, STORED, CODE.shown()));

          assertThat(refused.retryAfterSeconds()).isBetween(900L, 901L);
          Instant end = NOON.plus(Duration.ofMinutes(15));
          assertThatThrownBy(
                  () ->
                      from(em, "elsewhere", end.minusMillis(1)).opens(REPORT, STORED, CODE.shown()))
              .isInstanceOf(TooManyAttempts.class);
          assertThat(from(em, "elsewhere", end).opens(REPORT, STORED, CODE.shown())).isTrue();
        });
  }

  @Test
  void fourWrongCodesStillLeaveOneTry() {
    TestDatabase.rolledBack(
        em -> {
          guess(em, "home", 4, NOON);

          assertThat(from(em, "home", NOON).opens(REPORT, STORED, CODE.shown())).isTrue();
        });
  }

  @Test
  void nobodyElsewhereLocksTheReporterOut() {
    TestDatabase.rolledBack(
        em -> {
          for (int source = 0; source < 20; source++) {
            guess(em, "zombie-" + source, 3, NOON);
          }

          assertThat(from(em, "home", NOON).opens(REPORT, STORED, CODE.shown())).isTrue();
          assertThatThrownBy(() -> from(em, "zombie-1", NOON).opens(REPORT, STORED, CODE.shown()))
              .isInstanceOf(TooManyAttempts.class);
        });
  }

  @Test
  void oneSourceGuessesAtFiftyCodesAcrossReports() {
    TestDatabase.rolledBack(
        em -> {
          for (int report = 0; report < 50; report++) {
            from(em, "elsewhere", NOON).opens("9" + report, null, "wrong");
          }

          assertThatThrownBy(() -> from(em, "elsewhere", NOON).opens(REPORT, STORED, CODE.shown()))
              .isInstanceOf(TooManyAttempts.class);
        });
  }

  @Test
  void guessesInParallelGainNothing() throws Exception {
    String report = "777" + System.nanoTime();
    ExecutorService guessers = Executors.newFixedThreadPool(8);
    Callable<Boolean> guess =
        () ->
            TestDatabase.inTransaction(
                em -> {
                  try {
                    journal(em).recordWrongCode(report, "parallel", NOON);
                    return true;
                  } catch (TooManyAttempts refused) {
                    return false;
                  }
                });

    List<Future<Boolean>> answers =
        guessers.invokeAll(java.util.Collections.nCopies(24, guess), 30, TimeUnit.SECONDS);
    guessers.shutdown();

    int judged = 0;
    for (Future<Boolean> answer : answers) {
      judged += answer.get() ? 1 : 0;
    }
    assertThat(judged).isEqualTo(AccessAttempts.WRONG_PER_SOURCE);
  }

  @Test
  void wrongSignInsLockForLongerEachTime() {
    TestDatabase.rolledBack(
        em -> {
          AttemptJournal journal = journal(em);
          Instant now = NOON;
          for (int i = 0; i < 4; i++) {
            journal.recordSignIn("user", "elsewhere", now, false);
          }
          assertThat(journal.waitForSignIn("user", "elsewhere", now)).isEmpty();

          for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            journal.recordSignIn("user", "elsewhere", now, false);
            assertThat(journal.waitForSignIn("user", "elsewhere", now))
                .contains(Duration.ofMinutes(minutes));
            Instant refusedAt = now;
            assertThatThrownBy(() -> journal.recordSignIn("user", "elsewhere", refusedAt, true))
                .isInstanceOf(TooManyAttempts.class);
            now = now.plus(Duration.ofMinutes(minutes));
          }
          assertThat(journal.waitForSignIn("other-user", "elsewhere", now)).isEmpty();
        });
  }

  @Test
  void whereAnOfficerSignedInBeforeNobodyElseLocksThemOut() {
    TestDatabase.rolledBack(
        em -> {
          AttemptJournal journal = journal(em);
          journal.recordSignIn("user", "office", NOON, true);
          for (int i = 0; i < 5; i++) {
            journal.recordSignIn("user", "elsewhere", NOON.plusSeconds(i), false);
          }

          assertThat(journal.waitForSignIn("user", "office", NOON.plusSeconds(9))).isEmpty();
          assertThat(journal.waitForSignIn("user", "elsewhere", NOON.plusSeconds(9))).isPresent();
        });
  }

  private static void guess(EntityManager em, String source, int times, Instant at) {
    for (int i = 0; i < times; i++) {
      assertThat(from(em, source, at).opens(REPORT, STORED, "wrong")).isFalse();
    }
  }

  private static AccessAttempts from(EntityManager em, String source, Instant at) {
    AccessAttempts attempts = new AccessAttempts();
    attempts.journal = journal(em);
    attempts.source = ClientSource.of(source);
    attempts.keys = TestKeys.keys();
    attempts.clock = Clock.fixed(at, ZoneOffset.UTC);
    return attempts;
  }

  private static AttemptJournal journal(EntityManager em) {
    AttemptJournal journal = new AttemptJournal();
    journal.em = em;
    return journal;
  }
}
