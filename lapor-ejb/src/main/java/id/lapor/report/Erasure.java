package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the texts of a report were erased, when and why; and whether that is put off by a hold.
 */
@Embeddable
public class Erasure implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "erased_at")
  private Instant erasedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "erasure_ground", length = 24)
  private ErasureGround ground;

  @Column(name = "held_since")
  private Instant heldSince;

  protected Erasure() {
    // for JPA
  }

  /** Neither erased nor held. */
  static Erasure none() {
    return new Erasure();
  }

  void hold(Instant at, Course.Refusal refusal) {
    if (heldSince != null) {
      throw refusal.of("held-already", "The report is under a legal hold");
    }
    heldSince = at;
  }

  void lift(Course.Refusal refusal) {
    if (heldSince == null) {
      throw refusal.of("not-held", "The report is under no legal hold");
    }
    heldSince = null;
  }

  void erase(ErasureGround why, Instant at) {
    ground = why;
    erasedAt = at;
  }

  /** When it was erased; empty while it was not. */
  public Optional<Instant> erasedAt() {
    return Optional.ofNullable(erasedAt);
  }

  /** On which ground; empty while it was not erased. */
  public Optional<ErasureGround> ground() {
    return Optional.ofNullable(ground);
  }

  /** Since when nothing of it may be erased; empty when it may. */
  public Optional<Instant> heldSince() {
    return Optional.ofNullable(heldSince);
  }
}
