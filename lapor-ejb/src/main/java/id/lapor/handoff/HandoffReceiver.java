package id.lapor.handoff;

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
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes messages from the portal's queue, which serves every institution without a channel of its
 * own.
 *
 * <p>The use case's own transaction writes the inbox row and the change; the message is
 * acknowledged afterwards. Anything thrown puts the message back; after the configured attempts the
 * broker moves it to the dead letters. A database that is away is waited for.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "handoff.portal"),
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
public class HandoffReceiver implements MessageListener {

  @Inject Reception reception;
  @Inject HandoffDelivery delivery;

  @Override
  public void onMessage(Message message) {
    Runs.of("handoff-receiver", run -> receive(message, run));
  }

  private void receive(Message message, Runs.Run run) {
    try {
      reception.take(message, delivery::receive);
      run.done(1);
    } catch (JMSException lost) {
      throw new EJBException("The broker's client cannot give the message", lost);
    }
  }
}
