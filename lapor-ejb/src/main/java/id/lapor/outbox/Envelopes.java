package id.lapor.outbox;

import id.lapor.identity.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.nio.charset.StandardCharsets;

/**
 * What a message looks like on a queue: its text as bytes, and beside them properties that repeat
 * what is in it, so that a receiver may sort without reading; only the signature is new. Sent
 * again, a message has the same bytes, and under the same key the same signature.
 */
@ApplicationScoped
class Envelopes {

  @Inject Keys keys;

  /**
   * Puts a numbered message in.
   *
   * @throws JMSRuntimeException when the broker's client refuses
   */
  BytesMessage of(JMSContext session, OutboxMessage message) {
    byte[] body = message.text().getBytes(StandardCharsets.UTF_8);
    try {
      BytesMessage envelope = session.createBytesMessage();
      envelope.writeBytes(body);
      envelope.setStringProperty("laporMessageId", message.messageId());
      envelope.setStringProperty("laporHandoffId", message.handoffId());
      envelope.setStringProperty("laporKind", message.type().name());
      envelope.setLongProperty("laporSequence", message.sequence().orElseThrow());
      envelope.setStringProperty("laporSignature", keys.sign(body));
      return envelope;
    } catch (JMSException refused) {
      throw new JMSRuntimeException("A message could not be written", null, refused);
    }
  }
}
