package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts of institutions' systems, as the table keeps them and the broker asks for them. */
class QueueAccountsTest {

  private final Messaging messaging = new Messaging();

  @Test
  void theBrokerFindsWhatTheSecretIsComparedWithAndNeverTheSecret() {
    TestDatabase.rolledBack(
        em -> {
          IssuedSecret issued = messaging.accounts(em).add(messaging.institution, 1);
          em.flush();

          Object[] found = asked(em, issued.login()).get(0);
          assertThat(issued.login()).isEqualTo(messaging.code + ".1");
          assertThat(found[0]).isEqualTo(salted(issued.secret(), (String) found[1]));
          assertThat(found[2]).isEqualTo("handoff." + messaging.code);
          assertThat(found[3]).isEqualTo("institution");
          assertThat(issued.toString()).doesNotContain(issued.secret());
          assertThat(
                  em.createNativeQuery(
                          "select cast(a as text) from queue_account a where login = ?1")
                      .setParameter(1, issued.login())
                      .getSingleResult()
                      .toString())
              .doesNotContain(issued.secret());
        });
  }

  @Test
  void anotherSecretIsAskedForAndTheBrokerHasToBeTold() {
    TestDatabase.rolledBack(
        em -> {
          QueueAccounts accounts = messaging.accounts(em);
          IssuedSecret before = accounts.add(messaging.institution, 1);
          em.flush();
          em.createNativeQuery("update queue_account set settled = true").executeUpdate();
          em.clear();

          IssuedSecret after = accounts.rotate(messaging.institution, 1, version(accounts));
          em.flush();

          Object[] found = asked(em, before.login()).get(0);
          assertThat(found[0])
              .isEqualTo(salted(after.secret(), (String) found[1]))
              .isNotEqualTo(salted(before.secret(), (String) found[1]));
          assertThat(logins(accounts.unsettled())).contains(before.login());
        });
  }

  @Test
  void aRevokedAccountIsFoundNoMoreAndNeverComesBack() {
    TestDatabase.rolledBack(
        em -> {
          QueueAccounts accounts = messaging.accounts(em);
          IssuedSecret issued = accounts.add(messaging.institution, 1);
          em.flush();

          accounts.revoke(messaging.institution, 1, version(accounts));
          em.flush();

          assertThat(asked(em, issued.login())).isEmpty();
          assertThat(logins(accounts.unsettled())).contains(issued.login());
          assertThatThrownBy(() -> accounts.rotate(messaging.institution, 1, version(accounts)))
              .isInstanceOfSatisfying(
                  RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("account-revoked"));
          assertThat(asked(em, issued.login())).isEmpty();
        });
  }

  @Test
  void aRequestSentTwiceMakesOneAccountAndFiveAreTheMost() {
    TestDatabase.rolledBack(
        em -> {
          QueueAccounts accounts = messaging.accounts(em);
          accounts.add(messaging.institution, 1);
          em.flush();

          assertRefused("stale-version", () -> accounts.add(messaging.institution, 1));
          for (int number = 2; number <= QueueAccounts.MAX_LIVE; number++) {
            accounts.add(messaging.institution, number);
            em.flush();
          }
          assertRefused("too-many-accounts", () -> accounts.add(messaging.institution, 6));
          assertThat(accounts.of(messaging.institution)).hasSize(QueueAccounts.MAX_LIVE);
        });
  }

  @Test
  void whatWasDecidedOnAnEarlierStateIsRefused() {
    TestDatabase.rolledBack(
        em -> {
          QueueAccounts accounts = messaging.accounts(em);
          accounts.add(messaging.institution, 1);
          em.flush();
          long seen = version(accounts);
          accounts.rotate(messaging.institution, 1, seen);
          em.flush();

          assertRefused("stale-version", () -> accounts.revoke(messaging.institution, 1, seen));
          assertThat(accounts.of(messaging.institution).get(0).revokedAt()).isEmpty();
          assertRefused("no-queue", () -> accounts.add(-1, 1));
        });
  }

  @Test
  void aChangeThatTheBrokerWasNotToldOfStaysUnsettled() {
    TestDatabase.rolledBack(
        em -> {
          QueueAccounts accounts = messaging.accounts(em);
          IssuedSecret issued = accounts.add(messaging.institution, 1);
          em.flush();
          QueueAccount told = accounts.of(messaging.institution).get(0);
          em.detach(told);
          accounts.rotate(messaging.institution, 1, told.version());
          em.flush();

          accounts.settled(told);

          em.clear();
          assertThat(logins(accounts.unsettled())).contains(issued.login());
          accounts.settled(accounts.of(messaging.institution).get(0));
          em.clear();
          assertThat(logins(accounts.unsettled())).doesNotContain(issued.login());
        });
  }

  private static void assertRefused(String rule, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(RuleViolation.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }

  private long version(QueueAccounts accounts) {
    return accounts.of(messaging.institution).get(0).version();
  }

  private static List<String> logins(List<QueueAccount> accounts) {
    return accounts.stream().map(QueueAccount::login).toList();
  }

  private static List<Object[]> asked(EntityManager em, String login) {
    List<?> rows =
        em.createNativeQuery(
                "select secret_hash, secret_salt, own_queue, common_role from queue_login"
                    + " where login = ?1")
            .setParameter(1, login)
            .getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  private static String salted(String secret, String salt) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(secret.getBytes(StandardCharsets.UTF_8));
      digest.update(HexFormat.of().parseHex(salt));
      return HexFormat.of().formatHex(digest.digest());
    } catch (java.security.GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
