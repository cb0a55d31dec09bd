package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.AccountChanged.Act;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What ends when an account is locked or loses its password. */
class AccountLockTest {

  private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");
  private static final String PASSWORD = "kata sandi yang panjang";

  private final List<AccountChanged> told = new ArrayList<>();
  private long ministry;

  @Test
  void whatWasBegunWithALockedAccountEndsAndDoesNotComeBack() {
    given(
        em -> {
          GivenAccounts.officer(em, "uji-staf", Role.UNIT_STAFF, ministry, null);
          SignIn signIn = SignInTest.at(em, NOW);
          Tokens tokens = new Tokens();
          tokens.em = em;
          String token =
              tokens.issue(GivenAccounts.accounts(em).find("uji-staf").orElseThrow(), NOW).token();
          assertThat(signIn.withToken(token)).isPresent();
          assertThat(signIn.resume("uji-staf", NOW.minusSeconds(1))).isPresent();
          PeopleAdministration administration = administrator(em);

          administration.lock("uji-staf", 1);
          em.flush();
          assertThat(signIn.withToken(token)).isEmpty();
          assertThat(signIn.resume("uji-staf", NOW.minusSeconds(1))).isEmpty();
          administration.unlock("uji-staf", version(em));
          em.flush();

          assertThat(signIn.withToken(token)).isEmpty();
          assertThat(signIn.resume("uji-staf", NOW.minusSeconds(1))).isEmpty();
          assertThat(signIn.resume("uji-staf", NOW.plusSeconds(1))).isPresent();
          assertThat(told)
              .extracting(AccountChanged::act)
              .containsExactly(Act.LOCKED, Act.UNLOCKED);
        });
  }

  @Test
  void aNewCodeTakesThePlaceOfThePasswordAndOfTheCodeBefore() {
    given(
        em -> {
          PeopleAdministration administration = administrator(em);
          ActivationCode first =
              administration.add(
                  new NewPerson(
                      "uji-staf",
                      "Petugas",
                      new NewRole(Role.UNIT_STAFF, "uji-" + ministry, null)));
          assertThat(GivenActivations.at(em, NOW).choose("uji-staf", first.code(), PASSWORD))
              .isTrue();
          em.clear();

          ActivationCode second = administration.renewCode("uji-staf", version(em));

          assertThat(GivenActivations.signsIn(em, NOW, "uji-staf", PASSWORD)).isFalse();
          assertThat(GivenActivations.at(em, NOW).choose("uji-staf", first.code(), PASSWORD))
              .isFalse();
          assertThat(GivenActivations.at(em, NOW).choose("uji-staf", second.code(), PASSWORD))
              .isTrue();
        });
  }

  private void given(Consumer<EntityManager> step) {
    TestDatabase.rolledBack(
        em -> {
          ministry = GivenAccounts.institution(em, null, "Kementerian", "Asia/Jakarta");
          step.accept(em);
        });
  }

  private PeopleAdministration administrator(EntityManager em) {
    Scope scope = new Scope(Role.INSTITUTION_ADMIN, ministry, "/" + ministry + "/");
    return GivenAccounts.administration(
        em, Caller.of("admin", scope), new TestClock(NOW), told::add);
  }

  private static long version(EntityManager em) {
    em.flush();
    return GivenAccounts.accounts(em).find("uji-staf").orElseThrow().version();
  }
}
