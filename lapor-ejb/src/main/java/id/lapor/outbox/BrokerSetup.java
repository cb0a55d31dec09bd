package id.lapor.outbox;

import id.lapor.shared.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;

/**
 * Makes what the broker must have: an address with a queue for each channel, the dead letters, and
 * how often and how slowly a message is delivered again.
 *
 * <p>Everything is asked for in management messages, so that an embedded and an external broker are
 * set up by the same code. Asking again for what is there changes nothing.
 */
@ApplicationScoped
class BrokerSetup {

  private static final Logger LOGGER = System.getLogger(BrokerSetup.class.getName());

  private static final String MANAGEMENT = "activemq.management";
  private static final String EVERY_CHANNEL = Channel.ADDRESS_PREFIX + "#";
  private static final long ANSWER_WITHIN_MILLIS = 5_000;

  private static final int FIRST_WAIT_MILLIS = 1_000;
  private static final int LONGEST_WAIT_MILLIS = 60_000;

  @Inject Channels channels;

  /**
   * Sets up everything. A channel that the broker refuses is named in the log, and the others are
   * made all the same.
   *
   * @throws JMSRuntimeException when the broker does not answer, or has no dead letters
   */
  void prepare(JMSContext session) {
    TemporaryQueue answers = session.createTemporaryQueue();
    ask(session, answers, "addAddressSettings", EVERY_CHANNEL, settings().toString());
    makeQueue(session, answers, DeadLetters.ADDRESS);
    for (String address : channels.addresses()) {
      try {
        makeQueue(session, answers, address);
      } catch (InvalidDestinationRuntimeException refused) {
        LOGGER.log(Level.WARNING, "No queue for a channel: {0}", refused.getMessage());
      }
    }
  }

  /**
   * Between the attempts lie 1, 3, 9, 27 and 60 seconds. Nothing is made by being named, so a
   * message to a wrong address is refused instead of lying there for ever. A backlog goes to disk;
   * memory is not its limit.
   */
  private static JsonObject settings() {
    return Json.createObjectBuilder()
        .add("deadLetterAddress", DeadLetters.ADDRESS)
        .add("expiryAddress", DeadLetters.ADDRESS)
        .add("maxDeliveryAttempts", DeadLetters.MAX_DELIVERY_ATTEMPTS)
        .add("redeliveryDelay", firstWait())
        .add("redeliveryMultiplier", 3.0)
        .add("maxRedeliveryDelay", LONGEST_WAIT_MILLIS)
        .add("autoCreateQueues", false)
        .add("autoCreateAddresses", false)
        .add("autoDeleteQueues", false)
        .add("autoDeleteAddresses", false)
        .add("autoCreateDeadLetterResources", false)
        .add("maxSizeBytes", 20_971_520)
        .add("pageSizeBytes", 2_097_152)
        .add("addressFullMessagePolicy", "PAGE")
        .build();
  }

  private static int firstWait() {
    String millis = InstallationSettings.value("lapor.broker.redelivery");
    if (millis == null) {
      return FIRST_WAIT_MILLIS;
    }
    if (!millis.matches("[0-9]{1,5}")) {
      throw InstallationSettings.wrong("lapor.broker.redelivery", "must be milliseconds");
    }
    return Math.min(Integer.parseInt(millis), LONGEST_WAIT_MILLIS);
  }

  private static void makeQueue(JMSContext session, TemporaryQueue answers, String name) {
    JsonObject queue =
        Json.createObjectBuilder()
            .add("name", name)
            .add("address", name)
            .add("routing-type", "ANYCAST")
            .add("durable", true)
            .add("auto-create-address", true)
            .build();
    ask(session, answers, "createQueue", queue.toString(), true);
  }

  private static void ask(
      JMSContext session, TemporaryQueue answers, String operation, Object... arguments) {
    try (JMSConsumer consumer = session.createConsumer(answers)) {
      session
          .createProducer()
          .setProperty("_AMQ_ResourceName", "broker")
          .setProperty("_AMQ_OperationName", operation)
          .setJMSReplyTo(answers)
          .send(session.createQueue(MANAGEMENT), json(arguments).toString());
      Message answer = consumer.receive(ANSWER_WITHIN_MILLIS);
      if (answer == null) {
        throw new JMSRuntimeException("The broker did not answer " + operation);
      }
      if (!answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
        throw new InvalidDestinationRuntimeException(
            "The broker refused " + operation + " " + arguments[0] + reason(answer));
      }
    } catch (JMSException unreadable) {
      throw new JMSRuntimeException("The broker's answer is unreadable", null, unreadable);
    }
  }

  private static JsonArray json(Object... arguments) {
    return Json.createArrayBuilder(Arrays.asList(arguments)).build();
  }

  private static String reason(Message answer) throws JMSException {
    return answer instanceof TextMessage text ? ": " + text.getText() : "";
  }
}
