package id.lapor.identity;

import id.lapor.shared.SqlTime;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every wrong access code and every sign-in, and how long the next one must wait.
 *
 * <p>Recording has a transaction of its own, so that it outlives the refusal that follows. Attempts
 * on the same subject are judged one after another under a lock of the database: attempts in
 * parallel, on whichever node, gain nothing.
 */
@Stateless
public class AttemptJournal {

  static final int WRONG_CODES_PER_SOURCE = 50;
  static final int WRONG_SIGN_INS_PER_SOURCE = 30;
  static final int FREE_SIGN_INS = 5;
  static final Duration SOURCE_WINDOW = Duration.ofMinutes(15);
  static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration KNOWN_SOURCE = Duration.ofDays(30);
  private static final String CODE = "CODE";
  private static final String SIGN_IN = "SIGN_IN";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** How long a source must wait before its next code for this report is looked at. */
  @PermitAll
  public Optional<Duration> waitForCode(String report, String source, Instant now) {
    List<Attempt> own = wrong(CODE, null, source, now.minus(AccessAttempts.REPORT_WINDOW));
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Attempt> here = own.stream().filter(attempt -> attempt.subject().equals(report)).toList();
    return longest(
        now,
        endOfWindow(here, AccessAttempts.WRONG_PER_SOURCE, AccessAttempts.SOURCE_WINDOW),
        endOfWindow(own, WRONG_CODES_PER_SOURCE, SOURCE_WINDOW),
        here.isEmpty()
            ? Instant.MIN
            : endOfWindow(
                wrong(CODE, report, null, now.minus(AccessAttempts.REPORT_WINDOW)),
                AccessAttempts.WRONG_PER_REPORT,
                AccessAttempts.REPORT_WINDOW));
  }

  /**
   * Records a wrong code.
   *
   * @throws TooManyAttempts when attempts in parallel have used up the limit meanwhile
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordWrongCode(String report, String source, Instant now) {
    lock(CODE, report);
    refuse(waitForCode(report, source, now));
    insert(CODE, report, source, now, false);
  }

  /**
   * How long a source must wait before its next sign-in as this user is looked at: after 5 wrong
   * ones a minute, then doubling up to 15. Where the user has signed in within 30 days only that
   * source's own failures count, so nobody else can lock the user out there.
   */
  @PermitAll
  public Optional<Duration> waitForSignIn(String userHash, String source, Instant now) {
    List<Attempt> own = wrong(SIGN_IN, null, source, now.minus(SOURCE_WINDOW));
    Optional<Instant> proved = lastRight(userHash, source, now.minus(KNOWN_SOURCE));
    List<Attempt> failures =
        wrong(SIGN_IN, userHash, null, proved.orElse(now.minus(DAY))).stream()
            .filter(attempt -> proved.isEmpty() || attempt.source().equals(source))
            .toList();
    Instant locked =
        failures.isEmpty() ? Instant.MIN : failures.get(0).at().plus(lock(failures.size()));
    return longest(now, locked, endOfWindow(own, WRONG_SIGN_INS_PER_SOURCE, SOURCE_WINDOW));
  }

  /**
   * Records how a sign-in ended.
   *
   * @throws TooManyAttempts when attempts in parallel have used up the limit meanwhile; the sign-in
   *     must then be refused even when the password was right
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordSignIn(String userHash, String source, Instant now, boolean right) {
    lock(SIGN_IN, userHash);
    refuse(waitForSignIn(userHash, source, now));
    insert(SIGN_IN, userHash, source, now, right);
  }

  private static void refuse(Optional<Duration> wait) {
    wait.ifPresent(
        time -> {
          throw TooManyAttempts.waiting(time);
        });
  }

  private static Duration lock(int failures) {
    if (failures < FREE_SIGN_INS) {
      return Duration.ZERO;
    }
    long minutes = 1L << Math.min(failures - FREE_SIGN_INS, 10);
    Duration lock = Duration.ofMinutes(minutes);
    return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
  }

  private static Instant endOfWindow(List<Attempt> newestFirst, int limit, Duration window) {
    return newestFirst.size() < limit ? Instant.MIN : newestFirst.get(limit - 1).at().plus(window);
  }

  private static Optional<Duration> longest(Instant now, Instant... ends) {
    return List.of(ends).stream()
        .filter(end -> end.isAfter(now))
        .map(end -> Duration.between(now, end))
        .max(Duration::compareTo);
  }

  private void lock(String kind, String subject) {
    em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
        .setParameter(1, kind + ' ' + subject)
        .getSingleResult();
  }

  private void insert(String kind, String subject, String source, Instant now, boolean right) {
    em.createNativeQuery(
            "insert into access_attempt (kind, subject, source_hash, at, was_right)"
                + " values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, kind)
        .setParameter(2, subject)
        .setParameter(3, source)
        .setParameter(4, Timestamp.from(now))
        .setParameter(5, right)
        .executeUpdate();
  }

  /** Wrong attempts since an instant, newest first, by subject or by source, at most the limits. */
  private List<Attempt> wrong(String kind, String subject, String source, Instant since) {
    String by = subject == null ? "source_hash" : "subject";
    List<?> rows =
        em.createNativeQuery(
                "select subject, source_hash, at from access_attempt where kind = ?1 and "
                    + by
                    + " = ?2 and at > ?3 and not was_right order by at desc")
            .setParameter(1, kind)
            .setParameter(2, subject == null ? source : subject)
            .setParameter(3, Timestamp.from(since))
            .setMaxResults(AccessAttempts.WRONG_PER_REPORT)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(Attempt::of).toList();
  }

  private Optional<Instant> lastRight(String userHash, String source, Instant since) {
    List<?> rows =
        em.createNativeQuery(
                "select at from access_attempt where kind = ?1 and subject = ?2"
                    + " and source_hash = ?3 and at > ?4 and was_right order by at desc")
            .setParameter(1, SIGN_IN)
            .setParameter(2, userHash)
            .setParameter(3, source)
            .setParameter(4, Timestamp.from(since))
            .setMaxResults(1)
            .getResultList();
    return rows.stream().findFirst().map(SqlTime::instant);
  }

  private record Attempt(String subject, String source, Instant at) {

    static Attempt of(Object[] row) {
      return new Attempt((String) row[0], (String) row[1], SqlTime.instant(row[2]));
    }
  }
}
