package id.lapor.outbox;

import id.lapor.watch.Figures;
import id.lapor.watch.Runs;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;

/** Asks the broker twice a minute how the queues stand, in one question for all of them. */
@Singleton
@Startup
@DependsOn({"SchemaMigration", "OutboxRelay"})
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QueueWatchSweep {

  @Inject Broker broker;
  @Inject QueueWatches watches;

  /** One look. While the broker is away the last one stands, with its time beside it. */
  @Schedule(hour = "*", minute = "*", second = "15/30", persistent = false)
  void look() {
    Runs.again("queue-watch", this::look);
  }

  private void look(Runs.Run run) {
    try (JMSContext session = broker.session(JMSContext.AUTO_ACKNOWLEDGE)) {
      watches.note(QueueFigures.of(new BrokerControl(session)), QueueWatches.limit());
      run.done(1);
    } catch (JMSRuntimeException away) {
      run.failed();
    }
    Figures.level("lapor.queues.silent", watches.silentNow());
  }
}
