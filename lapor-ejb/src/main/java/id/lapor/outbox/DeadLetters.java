package id.lapor.outbox;

import static java.util.stream.Collectors.joining;

import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.watch.Figures;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Where messages end that nobody could take. The broker moves them there, whole, after the last
 * attempt, and keeps them until an operator decides.
 */
public final class DeadLetters {

  /** Their address and queue. */
  static final String ADDRESS = Channel.ADDRESS_PREFIX + "dead";

  /** How often a message is delivered before it counts as dead. */
  static final int MAX_DELIVERY_ATTEMPTS = 6;

  private static final Logger LOGGER = System.getLogger(DeadLetters.class.getName());

  private DeadLetters() {}

  /**
   * To be called when a delivery has failed: says so once, in one line, when it was the last. The
   * line names the message, its channel and the broken rule or the kind of failure; it quotes
   * nothing of what somebody may have written into the message.
   */
  public static void note(Message message, Throwable failure) throws JMSException {
    if (message.getIntProperty("JMSXDeliveryCount") >= MAX_DELIVERY_ATTEMPTS) {
      Figures.count("lapor.messages.dead");
      LOGGER.log(
          Level.WARNING,
          "Message {0} of {1} goes to {2} after {3} attempts: {4}",
          message.getJMSMessageID(),
          ((Queue) message.getJMSDestination()).getQueueName(),
          ADDRESS,
          MAX_DELIVERY_ATTEMPTS,
          reason(failure));
    }
  }

  private static String reason(Throwable failure) {
    RuntimeException refusal = Refusals.in(failure).orElse(null);
    if (refusal instanceof RuleViolation violation) {
      String fields =
          violation.fields().stream().map(field -> " " + field.field()).collect(joining());
      return violation.rule() + fields + " (" + violation.getMessage() + ")";
    }
    if (refusal instanceof NotFound) {
      return "not-found (" + refusal.getMessage() + ")";
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getName();
  }
}
