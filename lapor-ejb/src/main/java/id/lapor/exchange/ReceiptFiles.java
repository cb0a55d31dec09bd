package id.lapor.exchange;

import id.lapor.handoff.CaseScope;
import id.lapor.handoff.Handoff;
import id.lapor.handoff.Handoffs;
import id.lapor.identity.Role;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The receipts of institutions' systems as officers see them, each for hand-offs that they may see.
 */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.AUDITOR,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class ReceiptFiles {

  @Inject Receipts receipts;
  @Inject SentMessages messages;
  @Inject Handoffs handoffs;
  @Inject CaseScope scope;

  /**
   * Those that were decided on for a report, in the order of arrival.
   *
   * @throws NotFound when the caller may not see the report
   */
  public List<ReceiptView> of(String trackingId) {
    return receipts.of(scope.visible(trackingId)).stream()
        .filter(one -> scope.sees(one.handoff()))
        .map(one -> ReceiptView.of(one.receipt(), one.handoff().uuid()))
        .toList();
  }

  /**
   * One of them with both sides' signatures.
   *
   * @throws NotFound when there is none, or the caller may not see its hand-off
   */
  public ReceiptPair pair(String handoffId, String receiptId) {
    Handoff handoff = handoffs.require(handoffId);
    scope.viewer(handoff);
    Receipt receipt =
        receipts
            .of(handoff.id(), receiptId)
            .orElseThrow(() -> new NotFound("There is no such receipt"));
    return new ReceiptPair(
        handoff.report().trackingId().digits(),
        ReceiptView.of(receipt, handoff.uuid()),
        receipt.messageId().flatMap(messages::byId).map(Proof::of).orElse(null),
        Proof.of(receipt),
        receipt.answerId().flatMap(messages::byId).map(Proof::of).orElse(null));
  }
}
