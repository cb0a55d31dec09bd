package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.junit.jupiter.api.Test;

/** What a server that dies uses up of the attempts after which a message counts as dead. */
@OnExternalBroker
class ExternalAttemptsIT {

  /** As many as one receiver has. */
  private static final int SESSIONS = 15;

  private static final int MANY = 50;
  private static final long NOTHING_MORE_AFTER_MILLIS = 500;

  @Test
  void aServerThatIsKilledUsesUpAnAttemptOfWhatItWorkedOnAndOfNothingElse() throws Exception {
    List<Sent> reports = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      reports.add(Cases.sent());
    }
    Connection others = Sql.hold("lock table inbox_message in share row exclusive mode");
    reports.forEach(
        sent ->
            Cases.ok(
                Cases.verifier()
                    .post(
                        sent.path() + "/verification",
                        Cases.verification(Cases.version(sent)).build())));
    Eventually.eventually(() -> assertThat(CrashIT.waiting()).isZero());

    List<Integer> attempts = new ArrayList<>();
    RunningLapor.killAndStartAgain(() -> attempts.addAll(attempts()), Map.of());
    others.abort(Runnable::run);

    assertThat(attempts).hasSizeGreaterThanOrEqualTo(MANY);
    assertThat(attempts.stream().filter(used -> used > 0).count()).isBetween(1L, (long) SESSIONS);
    Eventually.eventually(
        () ->
            assertThat(reports)
                .allSatisfy(sent -> assertThat(Passage.of(sent).status()).isEqualTo("DELIVERED")));
  }

  /** Of each message in the portal's queue, once the broker has noticed that nobody reads it. */
  private static List<Integer> attempts() {
    List<Integer> attempts = new ArrayList<>();
    Eventually.eventually(
        () -> {
          attempts.clear();
          attempts.addAll(browsed());
          assertThat(attempts).hasSizeGreaterThanOrEqualTo(MANY);
        });
    return attempts;
  }

  private static List<Integer> browsed() {
    try (ServerLocator locator =
            ActiveMQClient.createServerLocator(System.getProperty("lapor.broker.url"));
        ClientSessionFactory factory = locator.createSessionFactory();
        ClientSession session =
            factory.createSession(
                System.getProperty("lapor.broker.user"),
                System.getProperty("lapor.broker.password"),
                false,
                true,
                true,
                false,
                0);
        ClientConsumer browser = session.createConsumer(Broker.PORTAL, null, true)) {
      session.start();
      List<Integer> attempts = new ArrayList<>();
      for (ClientMessage message = browser.receive(NOTHING_MORE_AFTER_MILLIS);
          message != null;
          message = browser.receive(NOTHING_MORE_AFTER_MILLIS)) {
        attempts.add(message.getDeliveryCount());
      }
      return attempts;
    } catch (Exception away) {
      throw new IllegalStateException(away);
    }
  }
}
