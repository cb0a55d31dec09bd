package id.lapor.api.handoff;

import id.lapor.api.Coded;
import id.lapor.api.DeadlineOutput;
import id.lapor.handoff.AnswerView;
import id.lapor.handoff.HandoffView;
import java.time.Instant;
import java.util.List;

/**
 * A hand-off as officers in scope see it.
 *
 * @param id UUID
 * @param version what the next action on it is decided on
 * @param parent id of the hand-off that it was delegated from
 * @param report tracking id
 * @param ask what is asked of the institution in particular
 * @param binding whether the national administrator decided that it stays
 * @param proposedInstitution who is competent in the opinion of whoever returned it
 * @param answers drafts and published answers, oldest first
 * @param actions what the caller may do with it now
 * @param holder who works on it
 */
public record HandoffOutput(
    String id,
    long version,
    String status,
    String role,
    Coded institution,
    String parent,
    String report,
    String reportStatus,
    String reportTitle,
    String ask,
    boolean binding,
    Instant offeredAt,
    Instant sentAt,
    Instant deliveredAt,
    Instant acceptedAt,
    Instant answeredAt,
    Instant endedAt,
    String returnReason,
    Coded proposedInstitution,
    List<AnswerOutput> answers,
    List<DeadlineOutput> deadlines,
    List<String> actions,
    HolderOutput holder) {

  /**
   * An answer as officers see it.
   *
   * @param version what the next action on it is decided on
   * @param substantive whether it settles or decides something
   * @param remark why it was sent back
   */
  public record AnswerOutput(
      String id,
      long version,
      String status,
      String text,
      boolean substantive,
      String author,
      Instant draftedAt,
      String approver,
      String remark,
      Instant publishedAt) {

    static AnswerOutput of(AnswerView view) {
      return new AnswerOutput(
          view.id(),
          view.version(),
          view.status().name(),
          view.text(),
          view.substantive(),
          view.author(),
          view.draftedAt(),
          view.approver(),
          view.remark(),
          view.publishedAt());
    }
  }

  /** The hand-off as it is shown. */
  public static HandoffOutput of(HandoffView view) {
    return new HandoffOutput(
        view.id(),
        view.version(),
        view.status().name(),
        view.role().name(),
        Coded.of(view.institutionCode(), view.institutionName()),
        view.parent(),
        view.report(),
        view.reportStatus().name(),
        view.reportTitle(),
        view.ask(),
        view.binding(),
        view.offeredAt(),
        view.sentAt(),
        view.deliveredAt(),
        view.acceptedAt(),
        view.answeredAt(),
        view.endedAt(),
        view.returnReason(),
        Coded.of(view.proposedCode(), view.proposedName()),
        view.answers().stream().map(AnswerOutput::of).toList(),
        DeadlineOutput.of(view.deadlines()),
        view.actions().stream().map(Enum::name).sorted().toList(),
        HolderOutput.of(view.holder()));
  }
}
