package id.lapor.identity;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The replacements of lost access codes that reporters have asked for.
 *
 * <p>The caller holds the lock of the report's row, so two wishes for one report follow each other.
 */
@ApplicationScoped
public class CodeReplacements {

  static final Duration LIFE = Duration.ofHours(24);
  static final int MOST_A_DAY = 3;
  private static final int MOST_OPEN = 10;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Event<CodeReplacementPromised> promised;
  @Inject Event<CodeReplacementsEnded> ended;
  @Inject Clock clock;

  /**
   * Promises the reporter a token by the channel given; earlier tokens of the report end. The token
   * is told to nobody but the reporter, hence there is no result: {@link CodeReplacementPromised}
   * carries it to whoever sends it.
   *
   * @param trackingId the number by which the reporter knows the report
   * @param language the language in which the reporter is written to
   * @throws RuleViolation {@code too-many-code-replacements} beyond three a day
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void create(
      long reportId, String trackingId, String pseudonym, ContactChannel channel, Locale language) {
    Instant now = clock.instant();
    Long today =
        em.createNamedQuery("CodeReplacement.since", Long.class)
            .setParameter("reportId", reportId)
            .setParameter("since", now.minus(LIFE))
            .setMaxResults(1)
            .getSingleResult();
    if (today >= MOST_A_DAY) {
      throw new RuleViolation(
          "too-many-code-replacements", "At most three replacements of a code in 24 hours");
    }
    endAll(reportId);
    String token = Tokens.random();
    Instant expiresAt = now.plus(LIFE);
    em.persist(new CodeReplacement(reportId, channel, Tokens.sha256(token), now, expiresAt));
    promised.fire(
        new CodeReplacementPromised(
            reportId, trackingId, pseudonym, channel, language, token, expiresAt));
  }

  /**
   * Takes a token and gives the id of the report whose code is now to be replaced. A token works
   * once (of two at the same time the second fails on the version); unknown, used and expired ones
   * are not told apart.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long redeem(String token) {
    Instant now = clock.instant();
    CodeReplacement found =
        em.createNamedQuery("CodeReplacement.byToken", CodeReplacement.class)
            .setParameter("tokenHash", Tokens.sha256(token == null ? "" : token.strip()))
            .setMaxResults(1)
            .getResultStream()
            .findFirst()
            .filter(replacement -> replacement.isOpen(now))
            .orElseThrow(() -> new NotFound("No such code replacement"));
    found.redeem(now);
    return found.reportId();
  }

  /** Ends every open token of a report: its code has been replaced otherwise. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void endAll(long reportId) {
    Instant now = clock.instant();
    em.createNamedQuery("CodeReplacement.open", CodeReplacement.class)
        .setParameter("reportId", reportId)
        .setMaxResults(MOST_OPEN)
        .getResultList()
        .forEach(replacement -> replacement.end(now));
    ended.fire(new CodeReplacementsEnded(reportId));
  }
}
