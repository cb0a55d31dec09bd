package id.lapor.bulk;

import id.lapor.identity.Behalf;
import id.lapor.identity.Role;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Does jobs line by line: one line, one transaction, in which the line is also marked as done, so
 * that a crash leaves neither one without the other. Each is done as whoever ordered the job, with
 * what that person may do at that moment.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class DueBulkItems {

  /** How long lines stay frozen that nobody starts to work on. */
  static final Duration PREPARED = Duration.ofHours(2);

  /** How long the results of a job can be looked up. */
  static final Duration KEPT = Duration.ofDays(90);

  @Inject BulkJobs jobs;
  @Inject BulkItems items;
  @Inject BulkActs acts;
  @Inject Behalf behalf;
  @Inject Clock clock;

  /** Keys of the jobs that run, the oldest first, at most {@code max}. */
  public List<Long> running(int max) {
    return jobs.running(max);
  }

  /** Keys of lines of a job whose turn has not come, at most {@code max}. */
  public List<Long> waiting(long job, int max) {
    return items.waiting(job, max);
  }

  /**
   * Does one line, unless it was done meanwhile or another node does it just now.
   *
   * @return the rule that refused it: then this transaction has no effect, and {@link #refuse} is
   *     to say so; empty when all is well
   */
  public Optional<String> perform(long id) {
    Optional<BulkItem> claimed = items.claim(id);
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    BulkItem item = claimed.get();
    BulkJob job = jobs.require(item.jobId(), null);
    try {
      BulkActs.Effect effect = behalf.of(job.orderedBy(), () -> acts.perform(job, item));
      item.done(effect.before(), effect.after(), clock.instant());
      return Optional.empty();
    } catch (RuntimeException failure) {
      return Optional.of(rule(Refusals.in(failure).orElseThrow(() -> failure)));
    }
  }

  /** Says that a rule refused a line whose turn had come. */
  public void refuse(long id, String rule) {
    items.claim(id).ifPresent(item -> item.refused(rule, clock.instant()));
  }

  /** Says that a line failed for a fault of ours. */
  public void fail(long id) {
    items.claim(id).ifPresent(item -> item.failed(clock.instant()));
  }

  /** Ends a job of which nothing is left to do; another node may still be at its last line. */
  public void finish(long id) {
    BulkJob job = jobs.lock(id, null);
    BulkTally tally = items.tally(id);
    if (tally.of(BulkItemState.WAITING) == 0) {
      job.finish(tally, clock.instant());
    }
  }

  /** Forgets what nobody started, and what ended long ago; how many jobs. */
  public int forget(int max) {
    Instant now = clock.instant();
    return jobs.forget(now.minus(PREPARED), now.minus(KEPT), max);
  }

  /** The name of the rule; where one field is wrong, that of the field. */
  static String rule(RuntimeException refusal) {
    if (refusal instanceof RuleViolation violation) {
      return violation.fields().isEmpty() ? violation.rule() : violation.fields().get(0).rule();
    }
    if (refusal instanceof NotFound) {
      return "not-found";
    }
    return refusal instanceof EJBAccessException ? "bulk-not-allowed" : "not-allowed";
  }
}
