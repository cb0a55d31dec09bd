package id.lapor.outbox;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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

  /**
   * Lets the accounts that may sign in do so until a moment, with which their channel ends.
   *
   * @return how many there are
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int endWith(long institutionId, Instant end) {
    em.flush();
    return em.createNativeQuery(
            "update queue_account set ends_at = ?2, version = version + 1"
                + " where institution_id = ?1 and revoked_at is null")
        .setParameter(1, institutionId)
        .setParameter(2, Timestamp.from(end))
        .executeUpdate();
  }

  /** Lets the accounts go on that would have ended with their channel. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void goOnWith(long institutionId) {
    em.flush();
    em.createNativeQuery(
            "update queue_account set ends_at = null, version = version + 1"
                + " where institution_id = ?1 and revoked_at is null and ends_at is not null")
        .setParameter(1, institutionId)
        .executeUpdate();
  }

  /**
   * Revokes the accounts whose channel has ended, at most {@value #BATCH} at once. The caller lets
   * nobody else change institutions meanwhile.
   *
   * @return their names
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<String> revokeEnded() {
    Instant now = clock.instant();
    List<QueueAccount> ended =
        em.createQuery(
                "select a from QueueAccount a where a.revokedAt is null and a.endsAt <= :now"
                    + " order by a.id",
                QueueAccount.class)
            .setParameter("now", now)
            .setMaxResults(BATCH)
            .getResultList();
    ended.forEach(account -> account.revoke(now));
    return ended.stream().map(QueueAccount::login).toList();
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
            "select a from QueueAccount a where a.revokedAt is null"
                + " and (a.endsAt is null or a.endsAt > :now) order by a.id",
            QueueAccount.class)
        .setParameter("now", clock.instant())
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
