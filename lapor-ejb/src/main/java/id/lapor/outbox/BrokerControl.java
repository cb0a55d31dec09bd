package id.lapor.outbox;

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
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Arrays;

/** Asks the broker for something by management messages, one after the other. */
final class BrokerControl {

  private static final String MANAGEMENT = "activemq.management";
  private static final long ANSWER_WITHIN_MILLIS = 5_000;

  private final JMSContext session;
  private final TemporaryQueue answers;

  /** On a session that acknowledges by itself. */
  BrokerControl(JMSContext session) {
    this.session = session;
    this.answers = session.createTemporaryQueue();
  }

  /**
   * Asks for an operation of the broker.
   *
   * @throws InvalidDestinationRuntimeException when the broker refuses
   * @throws JMSRuntimeException when it does not answer
   */
  void ask(String operation, Object... arguments) {
    Message answer = answer(operation, arguments);
    try {
      if (!answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
        throw new InvalidDestinationRuntimeException(
            "The broker refused " + operation + " " + arguments[0] + reason(answer));
      }
    } catch (JMSException unreadable) {
      throw new JMSRuntimeException("The broker's answer is unreadable", null, unreadable);
    }
  }

  /**
   * Asks for an operation that may have nothing to do.
   *
   * @return whether the broker did it
   * @throws JMSRuntimeException when it does not answer
   */
  boolean tryTo(String operation, Object... arguments) {
    try {
      ask(operation, arguments);
      return true;
    } catch (InvalidDestinationRuntimeException refused) {
      return false;
    }
  }

  /**
   * Asks for something that the broker tells as a text.
   *
   * @throws InvalidDestinationRuntimeException when the broker refuses
   * @throws JMSRuntimeException when it does not answer, or not with a text
   */
  String told(String operation, Object... arguments) {
    Message answer = answer(operation, arguments);
    try {
      if (!answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
        throw new InvalidDestinationRuntimeException(
            "The broker refused " + operation + reason(answer));
      }
      try (JsonReader reader =
          Json.createReader(new StringReader(((TextMessage) answer).getText()))) {
        return reader.readArray().getString(0);
      }
    } catch (JMSException | ClassCastException | JsonException unreadable) {
      throw new JMSRuntimeException("The broker's answer is unreadable", null, unreadable);
    }
  }

  private Message answer(String operation, Object... arguments) {
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
      return answer;
    }
  }

  private static JsonArray json(Object... arguments) {
    return Json.createArrayBuilder(Arrays.asList(arguments)).build();
  }

  private static String reason(Message answer) throws JMSException {
    return answer instanceof TextMessage text ? ": " + text.getText() : "";
  }
}
