package id.lapor.outbox;

import id.lapor.shared.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

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

  private static final String EVERY_CHANNEL = Channel.ADDRESS_PREFIX + "#";

  private static final int MOST_RECEIPTS_BYTES = 20_971_520;

  /** Some thousand messages; the broker's memory holds this for each queue that nobody reads. */
  private static final int MOST_IN_MEMORY_BYTES = 5_242_880;

  private static final int PAGE_BYTES = 1_048_576;

  private static final int FIRST_WAIT_MILLIS = 1_000;
  private static final int LONGEST_WAIT_MILLIS = 60_000;

  @Inject Channels channels;
  @Inject BrokerAccounts accounts;

  /**
   * Sets up everything. A channel that the broker refuses is named in the log, and the others are
   * made all the same.
   *
   * @throws JMSRuntimeException when the broker does not answer, or has no dead letters
   */
  void prepare(JMSContext session) {
    BrokerControl broker = new BrokerControl(session);
    broker.ask("addAddressSettings", EVERY_CHANNEL, settings().build().toString());
    broker.ask("addAddressSettings", DeadLetters.ADDRESS, dead().toString());
    makeQueue(broker, DeadLetters.ADDRESS);
    broker.ask("addAddressSettings", BrokerAccounts.RECEIPTS, receipts().toString());
    makeQueue(broker, BrokerAccounts.RECEIPTS);
    accounts.openReceipts(broker);
    for (String address : channels.addresses()) {
      try {
        make(broker, address);
      } catch (InvalidDestinationRuntimeException refused) {
        LOGGER.log(Level.WARNING, "No queue for a channel: {0}", refused.getMessage());
      }
    }
    accounts.prepare(broker);
  }

  /**
   * Sees to changes of accounts of institutions; their queues are there before they sign in.
   *
   * @throws JMSRuntimeException when the broker does not answer or refuses
   */
  void settle(JMSContext session, List<QueueAccount> changed) {
    BrokerControl broker = new BrokerControl(session);
    for (QueueAccount account : changed) {
      make(broker, channels.own(account.institutionId()).orElseThrow().address());
      accounts.settle(broker, account);
    }
  }

  private void make(BrokerControl broker, String address) {
    makeQueue(broker, address);
    if (!address.equals(Channel.ADDRESS_PREFIX + Channel.PORTAL)) {
      accounts.open(broker, address);
    }
  }

  /** They are taken at once; whoever sends more than can be taken is refused, and sends again. */
  private static JsonObject receipts() {
    return settings()
        .add("maxSizeBytes", MOST_RECEIPTS_BYTES)
        .add("addressFullMessagePolicy", "FAIL")
        .build();
  }

  /** Whoever takes them into the book may fail as often as it happens. */
  private static JsonObject dead() {
    return settings().add("maxDeliveryAttempts", -1).add("redeliveryDelay", 0).build();
  }

  /**
   * Between the attempts lie 1, 3, 9, 27 and 60 seconds. Nothing is made by being named, so a
   * message to a wrong address is refused instead of lying there for ever. Of a backlog so much
   * stays in memory and the rest goes to disk; how long it may grow says {@link QueueRooms}.
   */
  private static JsonObjectBuilder settings() {
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
        .add("maxSizeBytes", MOST_IN_MEMORY_BYTES)
        .add("pageSizeBytes", PAGE_BYTES)
        .add("addressFullMessagePolicy", "PAGE");
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

  private static void makeQueue(BrokerControl broker, String name) {
    JsonObject queue =
        Json.createObjectBuilder()
            .add("name", name)
            .add("address", name)
            .add("routing-type", "ANYCAST")
            .add("durable", true)
            .add("auto-create-address", true)
            .build();
    broker.ask("createQueue", queue.toString(), true);
  }
}
