package id.lapor.exchange;

import id.lapor.handoff.Handoff;
import id.lapor.handoff.HandoffStatus;
import id.lapor.handoff.SystemDesk;
import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.watch.Figures;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Where receipts take effect. Each is decided on once: what it changes, the row that keeps it and
 * the answer to the institution are one transaction.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class ReceiptDesk {

  @Inject ReceiptCheck check;
  @Inject Receipts receipts;
  @Inject ReceiptAnswers answers;
  @Inject SystemDesk desk;

  /**
   * Takes a receipt's effect, or puts it into quarantine. The same one that comes again gets the
   * same answer again.
   *
   * @throws id.lapor.shared.RuleViolation when it is genuine and what it says is not possible;
   *     nothing has changed then, and {@link #refuse} is next
   */
  public void take(ArrivedReceipt arrived) {
    CheckedReceipt checked = check.of(arrived);
    if (checked.doubt() == null) {
      Handoff handoff = desk.hold(checked.message().handoffId());
      if (!decidedBefore(checked)) {
        String reason = act(handoff, checked) ? null : Receipt.IMPLIED;
        decide(checked, handoff, ReceiptOutcome.ACKNOWLEDGED, reason);
      }
    } else {
      quarantine(checked);
    }
  }

  /**
   * Says to the institution that what its receipt says is not possible.
   *
   * @param reason the rule that stands against it
   */
  public void refuse(ArrivedReceipt arrived, String reason) {
    CheckedReceipt checked = check.of(arrived);
    if (checked.doubt() == null) {
      Handoff handoff = desk.hold(checked.message().handoffId());
      if (!decidedBefore(checked)) {
        decide(checked, handoff, ReceiptOutcome.REFUSED, reason);
      }
    } else {
      quarantine(checked);
    }
  }

  private boolean decidedBefore(CheckedReceipt checked) {
    Optional<Receipt> earlier =
        receipts.decided(checked.sender().id(), checked.message().receiptId());
    earlier.ifPresent(
        receipt -> {
          if (receipt.is(checked.arrived())) {
            receipt.again(checked.arrived().at());
            answers.again(receipt, checked);
          } else {
            quarantine(checked.but(ReceiptDoubt.ID_TAKEN));
          }
        });
    return earlier.isPresent();
  }

  private boolean act(Handoff handoff, CheckedReceipt checked) {
    if (saidByTheReturn(handoff, checked)) {
      return false;
    }
    ReceiptMessage message = checked.message();
    Actor actor = Actor.systemOf(checked.sender());
    return switch (message.kind()) {
      case DELIVERED -> desk.deliver(handoff, actor, message.messageId());
      case ACCEPTED -> desk.accept(handoff, actor);
      case RETURNED ->
          desk.returnAsNotCompetent(
              handoff, actor, message.reason(), message.proposedInstitution());
      case ANSWERED -> desk.answer(handoff, actor, message.text(), message.substantive());
      case COMPLETED -> desk.complete(handoff);
    };
  }

  /** Once its own system has given it back, that it had it before goes without saying. */
  private boolean saidByTheReturn(Handoff handoff, CheckedReceipt checked) {
    if (handoff.status() != HandoffStatus.RETURNED) {
      return false;
    }
    ReceiptMessage message = checked.message();
    return receipts
        .returning(handoff.id(), checked.sender().id())
        .flatMap(Receipt::statedAt)
        .filter(
            returned ->
                switch (message.kind()) {
                  case RETURNED -> true;
                  case DELIVERED, ACCEPTED -> !message.time().isAfter(returned);
                  default -> false;
                })
        .isPresent();
  }

  private void decide(
      CheckedReceipt checked, Handoff handoff, ReceiptOutcome outcome, String reason) {
    String answer = answers.decided(checked, outcome, reason);
    receipts.add(Receipt.decided(checked, handoff, outcome, reason, answer));
    count(outcome);
  }

  private void quarantine(CheckedReceipt checked) {
    receipts
        .doubted(checked)
        .ifPresentOrElse(
            known -> known.again(checked.arrived().at()),
            () -> receipts.add(Receipt.quarantined(checked)));
    answers.quarantined(checked);
    count(ReceiptOutcome.QUARANTINED);
  }

  private static void count(ReceiptOutcome outcome) {
    Figures.count("lapor.receipts", "outcome", outcome.name());
  }
}
