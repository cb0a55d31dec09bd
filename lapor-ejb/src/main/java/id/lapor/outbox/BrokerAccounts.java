package id.lapor.outbox;

import id.lapor.shared.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What the broker knows of the accounts of institutions: what they may do, and at an external
 * broker who they are. The embedded one looks that up by itself.
 *
 * <p>An account takes messages from its institution's queue and sends to the receipts; the broker
 * gives it nothing else. At an external broker LAPOR's own account needs its rights named beside.
 */
@ApplicationScoped
class BrokerAccounts {

  /** Where receipts of institutions are sent. */
  static final String RECEIPTS = Channel.ADDRESS_PREFIX + "receipts";

  /** What all accounts of institutions have in common. */
  private static final String INSTITUTION = "institution";

  /** LAPOR itself, at an external broker. */
  private static final String LAPOR = "lapor";

  private static final String NOBODY = "";

  @Inject QueueAccounts accounts;

  /** Lets institutions send receipts, and nobody but LAPOR read them. */
  void openReceipts(BrokerControl broker) {
    allow(broker, RECEIPTS, LAPOR + "," + INSTITUTION, LAPOR);
  }

  /** Lets the accounts of one institution, and LAPOR, take messages from its queue. */
  void open(BrokerControl broker, String address) {
    allow(broker, address, LAPOR, LAPOR + "," + address);
  }

  /** An address has the rights named last, and no others: a wider rule does not add to them. */
  private static void allow(BrokerControl broker, String address, String send, String consume) {
    broker.ask(
        "addSecuritySettings",
        address,
        send,
        consume,
        NOBODY,
        NOBODY,
        NOBODY,
        NOBODY,
        NOBODY,
        LAPOR);
  }

  /** Tells an external broker everybody who may sign in: it may have lost what it was told. */
  void prepare(BrokerControl broker) {
    if (external()) {
      for (QueueAccount account : accounts.live()) {
        admit(broker, account);
      }
    }
  }

  /** Sees to a change of an account: whoever is signed in with it has to do so again. */
  void settle(BrokerControl broker, QueueAccount account) {
    if (external()) {
      if (account.revokedAt().isPresent()) {
        broker.tryTo("removeUser", account.login());
      } else {
        admit(broker, account);
      }
      broker.tryTo("clearAuthenticationCache");
    }
    broker.ask("closeConnectionsForUser", account.login());
    accounts.settled(account);
  }

  private static void admit(BrokerControl broker, QueueAccount account) {
    String code = account.login().substring(0, account.login().lastIndexOf('.'));
    String roles = Channel.ADDRESS_PREFIX + code + "," + INSTITUTION;
    Object[] known = {account.login(), account.brokerHash(), roles, true};
    if (!broker.tryTo("resetUser", known)) {
      broker.ask("addUser", known);
    }
  }

  private static boolean external() {
    return InstallationSettings.value("lapor.broker.user") != null;
  }
}
