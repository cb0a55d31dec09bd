package id.lapor.outbox;

import id.lapor.shared.InstallationSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;

/**
 * The broker that this installation uses: its own, inside the server, or one outside that it signs
 * in to. Which of the two is the server's configuration.
 */
@ApplicationScoped
class Broker {

  @Resource(lookup = "java:/jms/lapor")
  ConnectionFactory connections;

  /**
   * A session of the given mode on a connection of its own; the caller closes it.
   *
   * @throws JMSRuntimeException when the broker is away or refuses the sign-in
   */
  JMSContext session(int mode) {
    String user = InstallationSettings.value("lapor.broker.user");
    return user == null
        ? connections.createContext(mode)
        : connections.createContext(
            user, InstallationSettings.value("lapor.broker.password"), mode);
  }
}
