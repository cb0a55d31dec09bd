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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where messages end that nobody could take. The broker moves them there, whole, after the last
 * attempt, and keeps them until an operator decides.
 */
final class DeadLetters {

  /** Their address and queue. */
  static final String ADDRESS = Channel.ADDRESS_PREFIX + "dead";

  /** How often a message is delivered before it counts as dead. */
  static final int MAX_DELIVERY_ATTEMPTS = 6;

  private static final int REMEMBERED = 1_000;

  private static final Logger LOGGER = System.getLogger(DeadLetters.class.getName());

  /** What was said of the latest ones on this node, by the broker's id: for those who decide. */
  private static final Map<String, String> SAID =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > REMEMBERED;
            }
          });

  private DeadLetters() {}

  /** Why the last attempt failed on this node; null when it failed elsewhere or long ago. */
  static String said(Message letter) throws JMSException {
    String id = letter.getJMSMessageID();
    return id == null ? null : SAID.remove(id);
  }

  /**
   * Says in one line that an attempt has failed, louder when it was the last. The line names the
   * message, its channel and the broken rule or the kind of failure; it quotes nothing of what
   * somebody may have written into the message.
   */
  static void note(Message message, Throwable failure) throws JMSException {
    int attempt = message.getIntProperty("JMSXDeliveryCount");
    String channel = ((Queue) message.getJMSDestination()).getQueueName();
    if (attempt < MAX_DELIVERY_ATTEMPTS) {
      LOGGER.log(
          Level.INFO,
          "Attempt {0} of {1} failed for message {2} of {3}: {4}",
          attempt,
          MAX_DELIVERY_ATTEMPTS,
          message.getJMSMessageID(),
          channel,
          reason(failure));
    } else {
      Figures.count("lapor.messages.dead");
      if (message.getJMSMessageID() != null) {
        SAID.put(message.getJMSMessageID(), reason(failure));
      }
      LOGGER.log(
          Level.WARNING,
          "Message {0} of {1} goes to {2} after {3} attempts: {4}",
          message.getJMSMessageID(),
          channel,
          ADDRESS,
          attempt,
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
    return cause.getClass().getName() + place(cause);
  }

  /** Where in our own code, since the failure's text and its whole stack stay out of the log. */
  private static String place(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("id.lapor."))
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
  }
}
