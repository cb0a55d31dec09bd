package id.lapor.handoff;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What an institution says to the reporter. It is drafted, may be approved by somebody else, and is
 * published once; after that it does not change.
 *
 * <p>A substantive answer settles or decides something; a holding answer only says that work goes
 * on, and stops no clock.
 */
@Entity
@Table(name = "answer")
public class Answer {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "answer_seq")
  @SequenceGenerator(name = "answer_seq", sequenceName = "answer_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, length = 36, updatable = false)
  private String uuid;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "handoff_id", updatable = false)
  private Handoff handoff;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  private AnswerStatus status;

  @Column(nullable = false)
  private String text;

  @Column(nullable = false)
  private boolean substantive;

  @Column(nullable = false, length = 64)
  private String author;

  @Column(name = "drafted_at", nullable = false)
  private Instant draftedAt;

  @Column(length = 64)
  private String approver;

  @Column(name = "approved_at")
  private Instant approvedAt;

  @Column(length = 1000)
  private String remark;

  @Column(name = "published_at")
  private Instant publishedAt;

  protected Answer() {
    // for JPA
  }

  static Answer draft(
      Handoff handoff, String text, boolean substantive, String author, Instant at) {
    Answer answer = new Answer();
    answer.uuid = UUID.randomUUID().toString();
    answer.handoff = handoff;
    answer.status = AnswerStatus.DRAFT;
    answer.write(text, substantive, author, at);
    return answer;
  }

  /** Writes a draft anew; what was approved before must be approved again. */
  void rewrite(String newText, boolean newSubstantive, String newAuthor, Instant at) {
    requireUnpublished();
    write(newText, newSubstantive, newAuthor, at);
    status = AnswerStatus.DRAFT;
    approver = null;
    approvedAt = null;
  }

  /** Four eyes: nobody approves what they wrote. */
  void approve(String by, Instant at) {
    if (status != AnswerStatus.DRAFT) {
      throw refusal("illegal-transition", "The answer is " + status);
    }
    if (by.equals(author)) {
      throw refusal("own-answer", "An answer is approved by somebody else than its author");
    }
    status = AnswerStatus.APPROVED;
    approver = by;
    approvedAt = at;
    remark = null;
  }

  /** Back to the author, with a remark. */
  void sendBack(String why) {
    requireUnpublished();
    status = AnswerStatus.DRAFT;
    approver = null;
    approvedAt = null;
    remark = why;
  }

  void publish(Instant at) {
    requireUnpublished();
    status = AnswerStatus.PUBLISHED;
    publishedAt = at;
    remark = null;
  }

  void requireVersion(long decidedOn) {
    if (decidedOn != version) {
      throw refusal("stale-version", "Decided on version " + decidedOn + ", now " + version);
    }
  }

  private void write(String newText, boolean newSubstantive, String newAuthor, Instant at) {
    text = newText;
    substantive = newSubstantive;
    author = newAuthor;
    draftedAt = at;
  }

  private void requireUnpublished() {
    if (status == AnswerStatus.PUBLISHED) {
      throw refusal("illegal-transition", "A published answer does not change");
    }
  }

  private RuleViolation refusal(String rule, String message) {
    return new RuleViolation(
        rule, message, Map.of("status", status.name(), "version", Long.toString(version)));
  }

  long version() {
    return version;
  }

  String uuid() {
    return uuid;
  }

  Handoff handoff() {
    return handoff;
  }

  AnswerStatus status() {
    return status;
  }

  String text() {
    return text;
  }

  boolean substantive() {
    return substantive;
  }

  String author() {
    return author;
  }

  Instant draftedAt() {
    return draftedAt;
  }

  String approver() {
    return approver;
  }

  String remark() {
    return remark;
  }

  Instant publishedAt() {
    return publishedAt;
  }
}
