package id.lapor.exchange;

import id.lapor.institution.Institution;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Whether a receipt is to be believed: its form, its signature, the account that sent it, the
 * hand-off, the message and the message's bytes, and how many come. Whether what it says is
 * possible is not asked here.
 */
@ApplicationScoped
class ReceiptCheck {

  @Inject InstitutionSignatures signatures;
  @Inject SentMessages messages;
  @Inject ReceiptRates rates;

  /** Looks at everything in this order; the first doubt counts. */
  CheckedReceipt of(ArrivedReceipt arrived) {
    ReceiptMessage message = message(arrived);
    InstitutionSignatures.Signer signer = signatures.of(arrived);
    CheckedReceipt checked =
        new CheckedReceipt(
            arrived, message, signer.institution(), signer.kid(), form(arrived, message));
    if (checked.doubt() != null) {
      return checked;
    }
    if (signer.doubt() != null) {
      return checked.but(signer.doubt());
    }
    return checked.but(
        account(arrived, signer.institution())
            .or(() -> about(message, signer.institution()))
            .or(() -> rate(signer.institution()))
            .orElse(null));
  }

  private static ReceiptMessage message(ArrivedReceipt arrived) {
    try {
      return arrived.body() == null ? null : ReceiptMessage.parse(arrived.body());
    } catch (RuleViolation unreadable) {
      return null;
    }
  }

  private static ReceiptDoubt form(ArrivedReceipt arrived, ReceiptMessage message) {
    if (arrived.doubt() != null) {
      return arrived.doubt();
    }
    return message == null ? ReceiptDoubt.UNREADABLE : null;
  }

  /** An account is called by its institution's code, a dot and a number. */
  private static Optional<ReceiptDoubt> account(ArrivedReceipt arrived, Institution sender) {
    String account = arrived.account();
    return account == null || account.matches(sender.code() + "[.][0-9]+")
        ? Optional.empty()
        : Optional.of(ReceiptDoubt.FOREIGN_ACCOUNT);
  }

  private Optional<ReceiptDoubt> about(ReceiptMessage message, Institution sender) {
    Optional<SentMessage> sent =
        messages
            .byId(message.messageId())
            .filter(
                one ->
                    one.institutionId() == sender.id()
                        && one.handoffId().equals(message.handoffId()));
    if (sent.isEmpty()) {
      return Optional.of(ReceiptDoubt.NOT_ADDRESSED);
    }
    return sent.get().bodySha256().equals(message.bodySha256())
        ? Optional.empty()
        : Optional.of(ReceiptDoubt.OTHER_BODY);
  }

  private Optional<ReceiptDoubt> rate(Institution sender) {
    return rates.allow(sender.code()) ? Optional.empty() : Optional.of(ReceiptDoubt.TOO_MANY);
  }
}
