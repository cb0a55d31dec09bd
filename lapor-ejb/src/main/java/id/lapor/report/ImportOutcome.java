package id.lapor.report;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.io.Serializable;
import java.util.List;

/**
 * What became of one report of a batch.
 *
 * @param externalId its number in the other system, as it was sent
 * @param trackingId ten digits, or null when it was refused
 * @param errors what was wrong with it; empty unless it was refused
 */
public record ImportOutcome(
    String externalId, Kind outcome, String trackingId, List<FieldError> errors)
    implements Serializable {

  /** Whether a report was made. */
  public enum Kind {
    /** A report was made. */
    CREATED,
    /** This client had sent this number before; nothing was changed. */
    EXISTING,
    /** Nothing was made. */
    REFUSED
  }

  static ImportOutcome created(String externalId, TrackingId trackingId) {
    return new ImportOutcome(externalId, Kind.CREATED, trackingId.digits(), List.of());
  }

  static ImportOutcome existing(String externalId, TrackingId trackingId) {
    return new ImportOutcome(externalId, Kind.EXISTING, trackingId.digits(), List.of());
  }

  static ImportOutcome refused(String externalId, RuleViolation refusal) {
    return new ImportOutcome(externalId, Kind.REFUSED, null, refusal.fields());
  }
}
