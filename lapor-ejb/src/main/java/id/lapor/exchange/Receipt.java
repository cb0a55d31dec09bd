package id.lapor.exchange;

import id.lapor.handoff.Handoff;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * What an institution's system sent back, in its very bytes, and what became of it. One that was
 * decided on is never decided on again; one that was not believed has changed nothing, and may come
 * again.
 */
@Entity
@Table(name = "exchange_receipt")
public class Receipt {

  /**
   * Why an acknowledged receipt changed nothing: what it says was known, or went without saying.
   */
  public static final String IMPLIED = "implied";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exchange_receipt_seq")
  @SequenceGenerator(
      name = "exchange_receipt_seq",
      sequenceName = "exchange_receipt_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12, updatable = false)
  private ReceiptOutcome outcome;

  @Column(length = 40, updatable = false)
  private String reason;

  @Column(name = "receipt_id", length = 36, updatable = false)
  private String receiptId;

  @Column(name = "institution_id", updatable = false)
  private Long institutionId;

  @Column(name = "handoff_id", updatable = false)
  private Long handoffId;

  @Column(name = "message_id", length = 36, updatable = false)
  private String messageId;

  @Enumerated(EnumType.STRING)
  @Column(length = 12, updatable = false)
  private ReceiptKind kind;

  @Column(name = "stated_at", updatable = false)
  private Instant statedAt;

  private byte[] body;

  @Column(name = "body_sha256", nullable = false, length = 64, updatable = false)
  private String bodySha256;

  @Column(length = 2000, updatable = false)
  private String signature;

  @Column(length = 48, updatable = false)
  private String kid;

  @Column(length = 64, updatable = false)
  private String account;

  @Column(name = "arrived_at", nullable = false, updatable = false)
  private Instant arrivedAt;

  @Column(nullable = false)
  private int times;

  @Column(name = "last_at", nullable = false)
  private Instant lastAt;

  @Column(name = "answer_id", length = 36, updatable = false)
  private String answerId;

  protected Receipt() {
    // for JPA
  }

  private Receipt(CheckedReceipt checked, ReceiptOutcome outcome, String reason) {
    ArrivedReceipt arrived = checked.arrived();
    this.outcome = outcome;
    this.reason = reason;
    this.kid = checked.kid();
    this.institutionId = checked.sender() == null ? null : checked.sender().id();
    this.body = arrived.body();
    this.bodySha256 = arrived.sha256();
    this.signature = arrived.signature();
    this.account = arrived.account();
    this.arrivedAt = arrived.at();
    this.lastAt = arrived.at();
    this.times = 1;
    if (checked.message() != null) {
      this.receiptId = checked.message().receiptId();
      this.messageId = checked.message().messageId();
      this.kind = checked.message().kind();
      this.statedAt = checked.message().time();
    }
  }

  /**
   * A genuine one.
   *
   * @param reason why it is refused; {@link #IMPLIED} or null when it is acknowledged
   * @param answerId the message by which the institution hears of it
   */
  static Receipt decided(
      CheckedReceipt checked,
      Handoff handoff,
      ReceiptOutcome outcome,
      String reason,
      String answerId) {
    Receipt receipt = new Receipt(checked, outcome, reason);
    if (handoff.report().erased()) {
      receipt.body = null; // what comes late may quote what was erased
    }
    receipt.handoffId = handoff.id();
    receipt.answerId = answerId;
    return receipt;
  }

  /** One that is not believed. */
  static Receipt quarantined(CheckedReceipt checked) {
    Receipt receipt = new Receipt(checked, ReceiptOutcome.QUARANTINED, checked.doubt().code());
    if (checked.doubt() == ReceiptDoubt.TOO_MANY) {
      receipt.body = null; // it comes again, and a flood fills no table
    }
    return receipt;
  }

  /** The same bytes came once more. */
  void again(Instant at) {
    times++;
    lastAt = at;
  }

  /** Whether it is this receipt and no other of the same name. */
  boolean is(ArrivedReceipt arrived) {
    return bodySha256.equals(arrived.sha256());
  }

  /** The key; the later it came, the greater. */
  public long id() {
    return id;
  }

  /** What became of it. */
  public ReceiptOutcome outcome() {
    return outcome;
  }

  /** Why; empty when it changed something. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** What the institution calls it; empty when it could not be read. */
  public Optional<String> receiptId() {
    return Optional.ofNullable(receiptId);
  }

  /** Whose signature it bears, for certain; empty when it bears nobody's. */
  public Optional<Long> institutionId() {
    return Optional.ofNullable(institutionId);
  }

  /** Key of the hand-off that it was decided on for; empty in quarantine. */
  public Optional<Long> handoffId() {
    return Optional.ofNullable(handoffId);
  }

  /** The message of LAPOR's that it names; empty when it could not be read. */
  public Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  /** What it says was done; empty when it could not be read. */
  public Optional<ReceiptKind> kind() {
    return Optional.ofNullable(kind);
  }

  /** When the institution says it was done; empty when it could not be read. */
  public Optional<Instant> statedAt() {
    return Optional.ofNullable(statedAt);
  }

  /** What came; empty after an erasure, and where it was not kept. */
  public Optional<byte[]> body() {
    return Optional.ofNullable(body).map(byte[]::clone);
  }

  /** SHA-256 of what came, in lower-case hexadecimal digits. */
  public String bodySha256() {
    return bodySha256;
  }

  /** What came as its signature; empty for none. */
  public Optional<String> signature() {
    return Optional.ofNullable(signature);
  }

  /** The key that it names; empty for none. */
  public Optional<String> kid() {
    return Optional.ofNullable(kid);
  }

  /** The account that sent it, where the broker told. */
  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  /** When LAPOR had it first; by this the clocks go. */
  public Instant arrivedAt() {
    return arrivedAt;
  }

  /** How often the same came. */
  public int times() {
    return times;
  }

  /** When the same came last. */
  public Instant lastAt() {
    return lastAt;
  }

  /** The message by which the institution first heard of it; empty in quarantine. */
  public Optional<String> answerId() {
    return Optional.ofNullable(answerId);
  }
}
