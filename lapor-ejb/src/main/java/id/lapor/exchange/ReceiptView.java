package id.lapor.exchange;

import java.io.Serializable;
import java.time.Instant;

/**
 * A genuine receipt as officers see it.
 *
 * @param handoff id of the hand-off
 * @param id what the institution calls it
 * @param reason why it was refused; {@link Receipt#IMPLIED} when it said what was known; else null
 * @param statedAt when the institution says it was done
 * @param arrivedAt when LAPOR had it; by this the clocks go
 * @param kid the key that signed it
 */
public record ReceiptView(
    String handoff,
    String id,
    ReceiptKind kind,
    ReceiptOutcome outcome,
    String reason,
    Instant statedAt,
    Instant arrivedAt,
    String kid)
    implements Serializable {

  static ReceiptView of(Receipt receipt, String handoff) {
    return new ReceiptView(
        handoff,
        receipt.receiptId().orElseThrow(),
        receipt.kind().orElseThrow(),
        receipt.outcome(),
        receipt.reason().orElse(null),
        receipt.statedAt().orElseThrow(),
        receipt.arrivedAt(),
        receipt.kid().orElseThrow());
  }

  /** Whether it holds. */
  public boolean acknowledged() {
    return outcome == ReceiptOutcome.ACKNOWLEDGED;
  }

  /** Whether it changed something. */
  public boolean effective() {
    return acknowledged() && reason == null;
  }
}
