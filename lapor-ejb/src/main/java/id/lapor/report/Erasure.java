package id.lapor.report;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
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
    if (erasedAt != null) {
      throw already();
    }
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

  void erase(ErasureGround why, Instant at, Course course, Course.Refusal refusal) {
    if (erasedAt != null) {
      throw already();
    }
    bar(course, at)
        .ifPresent(
            rule -> {
              throw refusal.of(rule, "The report cannot be erased: " + rule);
            });
    ground = why;
    erasedAt = at;
  }

  /** The rule that stands against an erasure of a report that has come so far; empty for none. */
  Optional<String> bar(Course course, Instant now) {
    if (erasedAt != null) {
      return Optional.of("report-erased");
    }
    if (course.status().open()) {
      return Optional.of("report-open");
    }
    if (course.reopenable(now)) {
      return Optional.of("report-reopenable");
    }
    return heldSince().map(since -> "report-held");
  }

  /** What is told of it wherever somebody asks for what was erased. */
  RuleViolation already() {
    return new RuleViolation(
        "report-erased",
        "The report was erased",
        Map.of("erasedAt", erasedAt.toString(), "ground", ground.name()));
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
