package id.lapor.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/**
 * Something that was asked for and refused: who, what, by which rule. It names reports and
 * hand-offs by id and sources by keyed hash, and holds nothing that a person wrote.
 */
@Entity
public class Refusal {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "refusal_seq")
  @SequenceGenerator(name = "refusal_seq", sequenceName = "refusal_seq", allocationSize = 50)
  private Long id;

  @Column(nullable = false, updatable = false)
  private Instant at;

  @Column(updatable = false, length = 60)
  private String account;

  @Column(name = "use_case", nullable = false, updatable = false, length = 120)
  private String useCase;

  @Column(nullable = false, updatable = false, length = 80)
  private String rule;

  @Column(updatable = false, length = 20)
  private String report;

  @Column(updatable = false, length = 36)
  private String handoff;

  @Column(name = "source_hash", nullable = false, updatable = false, length = 64)
  private String sourceHash;

  @Column(name = "left_out", nullable = false, updatable = false)
  private int leftOut;

  /** For JPA. */
  protected Refusal() {}

  /**
   * A refusal as it happened.
   *
   * @param account who asked, or null for visitors and reporters
   * @param leftOut how many refusals of visitors went unrecorded since the last recorded one
   */
  Refusal(Instant at, String account, RefusedCall call, String sourceHash, int leftOut) {
    this.at = at;
    this.account = account;
    this.useCase = cut(call.useCase(), 120);
    this.rule = cut(call.rule(), 80);
    this.report = call.report();
    this.handoff = call.handoff();
    this.sourceHash = cut(sourceHash, 64);
    this.leftOut = leftOut;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  Long id() {
    return id;
  }

  /** As it is shown to auditors. */
  RefusalView view() {
    return new RefusalView(id, at, account, useCase, rule, report, handoff, sourceHash, leftOut);
  }
}
