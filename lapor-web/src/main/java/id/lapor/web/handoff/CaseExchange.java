package id.lapor.web.handoff;

import id.lapor.exchange.Receipt;
import id.lapor.exchange.ReceiptFiles;
import id.lapor.exchange.ReceiptKind;
import id.lapor.exchange.ReceiptView;
import id.lapor.handoff.AnswerView;
import id.lapor.handoff.HandoffStatus;
import id.lapor.handoff.HandoffView;
import id.lapor.identity.Caller;
import id.lapor.report.EventType;
import id.lapor.shared.RuleTexts;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the hand-offs of the report that is shown went: when, by whom, and with which receipts. */
@Named
@RequestScoped
public class CaseExchange {

  @Inject CasePage page;
  @Inject CaseStory story;
  @Inject ReceiptFiles files;
  @Inject Language language;

  private List<ReceiptView> all;

  /**
   * A step of a hand-off.
   *
   * @param name what it is called in texts
   * @param at by LAPOR's clock
   * @param who a person in office, or a system; null when nobody did it
   * @param receipt by which it was taken; null when there was none
   */
  public record Step(String name, Instant at, String who, ReceiptView receipt) {}

  /** What has happened to it, in the order in which it is thought of. */
  public List<Step> steps(HandoffView handoff) {
    List<Step> steps = new ArrayList<>();
    add(
        steps,
        handoff,
        "OFFERED",
        handoff.offeredAt(),
        EventType.HANDED_OFF,
        EventType.HANDOFF_DELEGATED,
        EventType.HANDOFF_OFFERED_AGAIN);
    add(steps, handoff, "SENT", handoff.sentAt());
    add(steps, handoff, "DELIVERED", handoff.deliveredAt(), EventType.HANDOFF_DELIVERED);
    add(steps, handoff, "ACCEPTED", handoff.acceptedAt(), EventType.HANDOFF_ACCEPTED);
    add(steps, handoff, "ANSWERED", handoff.answeredAt(), EventType.ANSWER_PUBLISHED);
    if (handoff.endedAt() != null) {
      add(steps, handoff, handoff.status().name(), handoff.endedAt(), ending(handoff.status()));
    }
    return steps;
  }

  /** The receipts for it, in the order of arrival. */
  public List<ReceiptView> receipts(HandoffView handoff) {
    return all().stream().filter(receipt -> receipt.handoff().equals(handoff.id())).toList();
  }

  /** Why it was refused, or why it changed nothing. */
  public String reason(ReceiptView receipt) {
    return Receipt.IMPLIED.equals(receipt.reason())
        ? language.staff("receipt.implied")
        : RuleTexts.text(language.getLocale(), receipt.reason());
  }

  /** Who wrote an answer: the account of a person, or that it was a system. */
  public String author(AnswerView answer) {
    return Caller.SYSTEM.equals(answer.author())
        ? language.staff("answer.bySystem")
        : answer.author();
  }

  private static EventType[] ending(HandoffStatus status) {
    return switch (status) {
      case RETURNED -> new EventType[] {EventType.HANDOFF_RETURNED};
      case WITHDRAWN -> new EventType[] {EventType.HANDOFF_WITHDRAWN};
      default -> new EventType[] {};
    };
  }

  private void add(
      List<Step> steps, HandoffView handoff, String name, Instant at, EventType... events) {
    if (at != null) {
      steps.add(new Step(name, at, who(handoff, List.of(events)), receipt(handoff, name)));
    }
  }

  private String who(HandoffView handoff, List<EventType> events) {
    return page.view().timeline().stream()
        .filter(entry -> events.contains(entry.type()))
        .filter(entry -> handoff.id().equals(entry.handoff()))
        .findFirst()
        .map(story::who)
        .orElse(null);
  }

  private ReceiptView receipt(HandoffView handoff, String name) {
    return receipts(handoff).stream()
        .filter(ReceiptView::effective)
        .filter(receipt -> receipt.kind() != ReceiptKind.COMPLETED)
        .filter(receipt -> receipt.kind().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Read once, only where there can be any, and not while something is decided. */
  private List<ReceiptView> all() {
    if (all == null) {
      boolean handed = !page.view().handoffs().isEmpty() && !page.isDeciding();
      List<ReceiptView> found = handed ? page.result(() -> files.of(page.getId())) : null;
      all = found == null ? List.of() : found;
    }
    return all;
  }
}
