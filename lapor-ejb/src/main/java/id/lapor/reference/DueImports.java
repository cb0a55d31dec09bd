package id.lapor.reference;

import id.lapor.identity.Behalf;
import id.lapor.identity.Role;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Does what administrators ordered with files of reference data, as whoever sent them and with what
 * that person may do at that moment. One file, one transaction: a crash leaves nothing half done,
 * and what was ordered is done by whoever looks next.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class DueImports {

  /** Another file goes in: this one waits for its turn. */
  static final String LATER = "import-running";

  /** A fault of ours. */
  static final String FAULT = "import-failed";

  @Inject CheckedFiles files;
  @Inject ReferenceImport imports;
  @Inject Behalf behalf;
  @Inject Clock clock;

  /** Keys of files that something is to be done with, the oldest first, at most {@code max}. */
  public List<String> due(int max) {
    return files.due(max);
  }

  /**
   * Does what is to be done with a file, unless another node does.
   *
   * @return the rule that refused it: then this transaction has no effect, and {@link #fail} is to
   *     say so; empty when all is well
   */
  public Optional<String> perform(String id) {
    Optional<CheckedFile> claimed = files.claim(id);
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    CheckedFile file = claimed.get();
    boolean dryRun = file.status() == FileStatus.CHECKING;
    if (dryRun) {
      files.counted(id, CsvLines.count(file.content(), ReferenceFileReading.MOST_LINES));
    }
    ImportObserver observer = (step, lines) -> files.reached(id, step, lines);
    try {
      behalf.of(
          file.account(),
          () -> {
            TakenFile taken = imports.take(file.kind(), file.content(), dryRun, observer);
            file.became(taken.outcome(), taken.users());
            return file;
          });
      return Optional.empty();
    } catch (RuntimeException failure) {
      return Optional.of(rule(Refusals.in(failure).orElseThrow(() -> failure)));
    }
  }

  /** Forgets what was kept for a day, and gives up what could not be done for an hour. */
  public int forget() {
    return files.forget(clock.instant());
  }

  /** Says that nothing went in, and why. */
  public void fail(String id, String rule) {
    files.claim(id).ifPresent(file -> file.failed(rule));
  }

  private static String rule(RuntimeException refusal) {
    if (refusal instanceof RuleViolation violation) {
      return violation.rule();
    }
    return refusal instanceof EJBAccessException ? "import-not-allowed" : FAULT;
  }
}
