package id.lapor.handoff;

import java.io.Serializable;
import java.time.Instant;

/**
 * An answer as officers see it.
 *
 * @param remark why it was sent back, or null
 */
public record AnswerView(
    String id,
    long version,
    AnswerStatus status,
    String text,
    boolean substantive,
    String author,
    Instant draftedAt,
    String approver,
    String remark,
    Instant publishedAt)
    implements Serializable {

  static AnswerView of(Answer answer) {
    return new AnswerView(
        answer.uuid(),
        answer.version(),
        answer.status(),
        answer.text(),
        answer.substantive(),
        answer.author(),
        answer.draftedAt(),
        answer.approver(),
        answer.remark(),
        answer.publishedAt());
  }

  /** Whether it can still be rewritten, approved or published. */
  public boolean unpublished() {
    return status != AnswerStatus.PUBLISHED;
  }
}
