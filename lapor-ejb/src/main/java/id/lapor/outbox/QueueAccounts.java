package id.lapor.outbox;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * The accounts of institutions at the broker. The embedded broker asks this table at each sign-in;
 * an external one is told of each change. In both the relay closes what was open within seconds.
 */
@ApplicationScoped
public class QueueAccounts {

  /** How many accounts of an institution may sign in at the same time. */
  public static final int MAX_LIVE = 5;

  /** How many changes the broker is told in one go. */
  static final int BATCH = 50;

  private static final int AT_MOST = 5_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Channels channels;
  @Inject Clock clock;

  /** The accounts of an institution, the latest first, at most 50. */
  public List<QueueAccount> of(long institutionId) {
    return em.createQuery(
            "select a from QueueAccount a where a.institutionId = :institution"
                + " order by a.number desc",
            QueueAccount.class)
        .setParameter("institution", institutionId)
        .setMaxResults(50)
        .getResultList();
  }

  /**
   * Makes another account. The caller lets nobody else change the institution meanwhile.
   *
   * @param number the one after the last that was seen, so that a request sent twice makes one
   * @throws RuleViolation {@code no-queue}, {@code too-many-accounts} or {@code stale-version}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public IssuedSecret add(long institutionId, int number) {
    Channel channel =
        channels
            .own(institutionId)
            .orElseThrow(() -> new RuleViolation("no-queue", "It has no queue of its own"));
    List<QueueAccount> present = of(institutionId);
    int next = present.isEmpty() ? 1 : present.get(0).number() + 1;
    if (number != next) {
      throw new RuleViolation("stale-version", "The next account is number " + next);
    }
    long live = present.stream().filter(account -> account.revokedAt().isEmpty()).count();
    if (live >= MAX_LIVE) {
      throw new RuleViolation("too-many-accounts", "At most " + MAX_LIVE + " accounts");
    }
    QueueSecret secret = QueueSecret.generated();
    QueueAccount account = QueueAccount.of(channel, next, secret, clock.instant());
    em.persist(account);
    return new IssuedSecret(account.login(), secret.text());
  }

  /**
   * Gives an account another secret; the one before is refused from now on.
   *
   * @param version of the account that was looked at
   * @throws NotFound when the institution has no such account
   * @throws RuleViolation {@code account-revoked} or {@code stale-version}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public IssuedSecret rotate(long institutionId, int number, long version) {
    QueueAccount account = require(institutionId, number, version);
    QueueSecret secret = QueueSecret.generated();
    account.rotate(secret, clock.instant());
    return new IssuedSecret(account.login(), secret.text());
  }

  /**
   * Lets an account sign in no more.
   *
   * @param version of the account that was looked at
   * @return its name
   * @throws NotFound when the institution has no such account
   * @throws RuleViolation {@code account-revoked} or {@code stale-version}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String revoke(long institutionId, int number, long version) {
    QueueAccount account = require(institutionId, number, version);
    account.revoke(clock.instant());
    return account.login();
  }

  private QueueAccount require(long institutionId, int number, long version) {
    QueueAccount account =
        of(institutionId).stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow(() -> new NotFound("No account " + number));
    if (account.version() != version) {
      throw new RuleViolation("stale-version", "Now version " + account.version());
    }
    return account;
  }

  /** The accounts of whose last change the broker was not told yet, the oldest first. */
  List<QueueAccount> unsettled() {
    return em.createQuery(
            "select a from QueueAccount a where a.settled = false order by a.id",
            QueueAccount.class)
        .setMaxResults(BATCH)
        .getResultList();
  }

  /** The accounts that may sign in. */
  List<QueueAccount> live() {
    return em.createQuery(
            "select a from QueueAccount a where a.revokedAt is null order by a.id",
            QueueAccount.class)
        .setMaxResults(AT_MOST)
        .getResultList();
  }

  /** The broker was told of what this version of the account says. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void settled(QueueAccount account) {
    em.createNativeQuery("update queue_account set settled = true where id = ?1 and version = ?2")
        .setParameter(1, account.id())
        .setParameter(2, account.version())
        .executeUpdate();
  }
}
