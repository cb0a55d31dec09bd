package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Staff prove who they are. */
class SignInTest {

  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
  private static final String HASH = Passwords.hash("benar sekali");

  @Test
  void thePasswordGivesATokenThatSaysWhoAsksForTwelveHours() {
    TestDatabase.rolledBack(
        em -> {
          givenVerifier(em, null);

          Token token = at(em, NOON).issue(" Test-Verifier ", "benar sekali").orElseThrow();

          assertThat(token.expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(12)));
          assertThat(token.toString()).doesNotContain(token.token());
          SignedIn staff = at(em, NOON).withToken(token.token()).orElseThrow();
          assertThat(staff.user()).isEqualTo("test-verifier");
          assertThat(staff.is(Role.NATIONAL_VERIFIER)).isTrue();
          assertThat(at(em, token.expiresAt().minusMillis(1)).withToken(token.token())).isPresent();
          assertThat(at(em, token.expiresAt()).withToken(token.token())).isEmpty();
        });
  }

  @Test
  void theTokenItselfIsNotInTheDatabase() {
    TestDatabase.rolledBack(
        em -> {
          givenVerifier(em, null);
          Token token = at(em, NOON).issue("test-verifier", "benar sekali").orElseThrow();

          Object stored =
              em.createNativeQuery("select t.token_hash from access_token t where issued_at = ?1")
                  .setParameter(1, java.sql.Timestamp.from(NOON))
                  .getSingleResult();

          assertThat(stored).isEqualTo(Tokens.sha256(token.token()));
          assertThat(at(em, NOON).withToken((String) stored)).isEmpty();
        });
  }

  @Test
  void aRevokedTokenIsWorthNothing() {
    TestDatabase.rolledBack(
        em -> {
          givenVerifier(em, null);
          Token token = at(em, NOON).issue("test-verifier", "benar sekali").orElseThrow();

          at(em, NOON).revoke(token.token());

          assertThat(at(em, NOON).withToken(token.token())).isEmpty();
        });
  }

  @Test
  void wrongPasswordAndUnknownUserLookTheSame() {
    TestDatabase.rolledBack(
        em -> {
          givenVerifier(em, null);

          assertThat(at(em, NOON).check("test-verifier", "salah")).isEmpty();
          assertThat(at(em, NOON).check("nobody-at-all", "salah")).isEmpty();
          assertThat(at(em, NOON).check(null, null)).isEmpty();
          assertThat(at(em, NOON).withToken("x".repeat(43))).isEmpty();
          assertThat(at(em, NOON).withToken(null)).isEmpty();
        });
  }

  @Test
  void anUnknownUserIsLockedLikeAKnownOne() {
    TestDatabase.rolledBack(
        em -> {
          for (int i = 0; i < 5; i++) {
            assertThat(at(em, NOON).check("nobody-at-all", "salah")).isEmpty();
          }

          assertThatThrownBy(() -> at(em, NOON).check("nobody-at-all", "salah"))
              .isInstanceOf(TooManyAttempts.class);
        });
  }

  @Test
  void anEndedRoleCountsNoMoreEvenWithAnOldToken() {
    TestDatabase.rolledBack(
        em -> {
          Instant end = NOON.plusSeconds(60);
          givenVerifier(em, end);
          Token token = at(em, NOON).issue("test-verifier", "benar sekali").orElseThrow();

          assertThat(at(em, NOON).withToken(token.token()).orElseThrow().roles()).hasSize(1);
          assertThat(at(em, end).withToken(token.token()).orElseThrow().roles()).isEmpty();
        });
  }

  @Test
  void aClosedAccountIsNobody() {
    TestDatabase.rolledBack(
        em -> {
          givenVerifier(em, null);
          Token token = at(em, NOON).issue("test-verifier", "benar sekali").orElseThrow();
          em.createNativeQuery("update account set active = false where user_name = ?1")
              .setParameter(1, "test-verifier")
              .executeUpdate();
          em.clear();

          assertThat(at(em, NOON).withToken(token.token())).isEmpty();
          assertThat(at(em, NOON).resume("test-verifier", NOON)).isEmpty();
          assertThat(at(em, NOON).check("test-verifier", "benar sekali")).isEmpty();
        });
  }

  private static void givenVerifier(EntityManager em, Instant until) {
    Accounts accounts = accounts(em);
    Account account = new Account("test-verifier", "Verifikator", HASH, false, NOON);
    accounts.add(account);
    accounts.add(new RoleAssignment(account.id(), Role.NATIONAL_VERIFIER, null, NOON, until));
    em.flush();
  }

  static Accounts accounts(EntityManager em) {
    Accounts accounts = new Accounts();
    accounts.em = em;
    return accounts;
  }

  static SignIn at(EntityManager em, Instant now) {
    SignIn signIn = new SignIn();
    signIn.caller = Caller.of(Caller.ANONYMOUS);
    signIn.accounts = accounts(em);
    signIn.tokens = new Tokens();
    signIn.tokens.em = em;
    signIn.attempts = new AttemptJournal();
    signIn.attempts.em = em;
    signIn.source = ClientSource.of("test");
    signIn.keys = TestKeys.keys();
    signIn.clock = Clock.fixed(now, ZoneOffset.UTC);
    return signIn;
  }
}
