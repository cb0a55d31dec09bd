package id.lapor.exchange;

import id.lapor.identity.Role;
import id.lapor.outbox.Reception;
import id.lapor.watch.Runs;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Takes the receipts of institutions' systems. What cannot be believed is no failure: it is kept
 * and answered, and delivered once. A database that is away is waited for.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "handoff.receipts"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "queuePrefix", propertyValue = ""),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1"),
      @ActivationConfigProperty(propertyName = "setupInterval", propertyValue = "2000"),
      @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
      // Nothing is fetched ahead: of a session that breaks off the broker counts all that it was
      // given as tried, and a server that is killed has tried no more than it worked on.
      @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "0")
    })
@RunAs(Role.SYSTEM)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReceiptReceiver implements MessageListener {

  private static final int CHUNK = 65_536;

  @Inject Reception reception;
  @Inject ReceiptIntake intake;
  @Inject Clock clock;

  @Override
  public void onMessage(Message message) {
    Runs.of("receipt-receiver", run -> receive(message, run));
  }

  private void receive(Message message, Runs.Run run) {
    try {
      ArrivedReceipt arrived = read(message);
      reception.bring(message, () -> intake.take(arrived));
      run.done(1);
    } catch (JMSException lost) {
      throw new EJBException("The broker's client cannot give the receipt", lost);
    }
  }

  private ArrivedReceipt read(Message message) throws JMSException {
    String signature = text(message, "laporSignature");
    String account = text(message, "_AMQ_VALIDATED_USER");
    if (!(message instanceof BytesMessage bytes)) {
      String text = message instanceof TextMessage words ? words.getText() : null;
      byte[] said = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
      return new ArrivedReceipt(
          null,
          ArrivedReceipt.sha256(said),
          signature,
          account,
          clock.instant(),
          ReceiptDoubt.NOT_BYTES);
    }
    if (bytes.getBodyLength() > ReceiptMessage.MAX_BYTES) {
      return new ArrivedReceipt(
          null, hashed(bytes), signature, account, clock.instant(), ReceiptDoubt.TOO_LARGE);
    }
    byte[] body = new byte[(int) bytes.getBodyLength()];
    bytes.readBytes(body);
    return ArrivedReceipt.of(body, signature, account, clock.instant());
  }

  /** Of what is too long there is never more than a piece in memory. */
  private static String hashed(BytesMessage bytes) throws JMSException {
    MessageDigest digest = ArrivedReceipt.digest();
    byte[] chunk = new byte[CHUNK];
    for (int read = bytes.readBytes(chunk); read > 0; read = bytes.readBytes(chunk)) {
      digest.update(chunk, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String text(Message message, String property) throws JMSException {
    Object value = message.getObjectProperty(property);
    return value == null ? null : value.toString();
  }
}
