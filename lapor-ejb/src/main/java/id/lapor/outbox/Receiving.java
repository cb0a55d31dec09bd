package id.lapor.outbox;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How an institution, and with it all below that has no queue of its own, receives hand-offs from a
 * day on. Messages that were promised before stay where they are.
 */
@Entity
@Table(name = "receiving")
public class Receiving {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "receiving_seq")
  @SequenceGenerator(name = "receiving_seq", sequenceName = "receiving_seq", allocationSize = 50)
  private Long id;

  @Column(name = "institution_id", nullable = false)
  private long institutionId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 8)
  private ReceivingWay way;

  @Column(name = "valid_from", nullable = false)
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private LocalDate validTo;

  @Column(name = "set_at", nullable = false)
  private Instant setAt;

  protected Receiving() {
    // for JPA
  }

  /**
   * The way from this day on, without a known end.
   *
   * @throws RuleViolation {@code required} or {@code in-the-past}
   */
  static Receiving from(
      long institutionId, ReceivingWay way, LocalDate first, LocalDate today, Instant now) {
    if (way == null) {
      throw new RuleViolation("required", "way", "This field is required");
    }
    if (first == null) {
      throw new RuleViolation("required", "validFrom", "This field is required");
    }
    if (first.isBefore(today)) {
      throw new RuleViolation("in-the-past", "validFrom", "Not before " + today);
    }
    Receiving receiving = new Receiving();
    receiving.institutionId = institutionId;
    receiving.way = way;
    receiving.validFrom = first;
    receiving.setAt = now;
    return receiving;
  }

  /** Holds to the day before the next one. */
  void endBefore(LocalDate next) {
    validTo = next.minusDays(1);
  }

  /** The key; each setting has another one. */
  public long id() {
    return id;
  }

  /** What holds. */
  public ReceivingWay way() {
    return way;
  }

  /** The first day. */
  public LocalDate validFrom() {
    return validFrom;
  }

  /** The last day; empty when no other way follows. */
  public Optional<LocalDate> validTo() {
    return Optional.ofNullable(validTo);
  }

  /** Whether it holds on a day. */
  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
