package id.lapor.outbox;

import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker answers. One that is away takes no node out: reports come in without it. */
@ApplicationScoped
@Readiness
public class BrokerCheck extends BoundedCheck {

  @Inject Broker broker;

  @Override
  public String name() {
    return "broker";
  }

  /**
   * Signs in and opens a session as the relay does, and asks for something that needs an answer.
   */
  @Override
  protected Finding look() throws JMSException {
    long begun = System.nanoTime();
    try (JMSContext session = broker.session(JMSContext.AUTO_ACKNOWLEDGE)) {
      session.createTemporaryQueue().delete();
    }
    return Finding.ok().with("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  @Override
  protected Finding failed(String reason) {
    return Finding.degraded(reason);
  }
}
