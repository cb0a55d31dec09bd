package id.lapor.exchange;

import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Brings a receipt to its end: it takes effect, is refused, or is put into quarantine. None of them
 * sends it back to the broker; only what is nobody's rule but a fault of ours does.
 */
@ApplicationScoped
class ReceiptIntake {

  /** Somebody else did the same at the same moment; the next look sees it. */
  private static final Set<String> MEANWHILE = Set.of("already-exists", "stale-version");

  private static final int TRIES = 3;

  @Inject ReceiptDesk desk;

  /**
   * Takes it.
   *
   * @throws RuntimeException when the database is away, or by a fault of ours
   */
  void take(ArrivedReceipt arrived) {
    for (int attempt = 1; ; attempt++) {
      try {
        desk.take(arrived);
        return;
      } catch (RuntimeException failure) {
        String rule = rule(failure);
        if (!MEANWHILE.contains(rule)) {
          desk.refuse(arrived, rule);
          return;
        }
        if (attempt == TRIES) {
          throw failure;
        }
      }
    }
  }

  private static String rule(RuntimeException failure) {
    if (!Refusals.isOutage(failure)
        && Refusals.in(failure).orElse(null) instanceof RuleViolation violation) {
      return violation.fields().isEmpty() ? violation.rule() : violation.fields().get(0).rule();
    }
    throw failure;
  }
}
