package id.lapor.outbox;

import id.lapor.identity.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

/**
 * What a message looks like on a queue: its text as bytes, and beside them properties that repeat
 * what is in it, so that a receiver may sort without reading; only the signature is new. To an
 * institution's own queue a message goes again in the same bytes and with the same signature.
 */
@ApplicationScoped
class Envelopes {

  @Inject Keys keys;

  /**
   * Puts a numbered message in.
   *
   * @throws JMSRuntimeException when the broker's client refuses
   */
  BytesMessage of(JMSContext session, OutgoingMessage outgoing) {
    OutboxMessage message = outgoing.message();
    String signature = outgoing.signature();
    try {
      BytesMessage envelope = session.createBytesMessage();
      envelope.writeBytes(outgoing.body());
      envelope.setStringProperty("laporMessageId", message.messageId());
      envelope.setStringProperty("laporHandoffId", message.handoffId());
      envelope.setStringProperty("laporKind", message.type().name());
      envelope.setStringProperty("laporSchema", HandoffMessage.SCHEMA);
      envelope.setLongProperty("laporSequence", message.sequence().orElseThrow());
      envelope.setStringProperty(
          "laporSignature", signature == null ? keys.sign(outgoing.body()) : signature);
      return envelope;
    } catch (JMSException refused) {
      throw new JMSRuntimeException("A message could not be written", null, refused);
    }
  }
}
