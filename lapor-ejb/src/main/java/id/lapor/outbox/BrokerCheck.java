package id.lapor.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the broker answers, for those who watch the installation. */
@ApplicationScoped
public class BrokerCheck {

  @Resource ManagedExecutorService executor;

  @Inject Broker broker;

  private Future<?> asked;

  /**
   * Signs in to the broker and opens a session, as the relay does.
   *
   * @param within how long to wait; a broker that has said nothing by then does not answer
   * @return false too while an earlier question waits without end, so that a broker that hangs
   *     binds one thread and not one for each question
   */
  public synchronized boolean answers(Duration within) {
    try {
      if (asked == null) {
        asked = executor.submit(() -> broker.session(JMSContext.AUTO_ACKNOWLEDGE).close());
      }
      asked.get(within.toMillis(), TimeUnit.MILLISECONDS);
      asked = null;
      return true;
    } catch (TimeoutException silent) {
      return false;
    } catch (ExecutionException | RejectedExecutionException away) {
      asked = null;
      return false;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
