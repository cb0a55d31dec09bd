package id.lapor.outbox;

import id.lapor.shared.InstallationSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The broker that this installation uses: its own, inside the server, or one outside that it signs
 * in to. Which of the two is the server's configuration. One outside may be a pair of which one
 * serves; whichever answered last is asked first.
 */
@ApplicationScoped
class Broker {

  private static final String BACKUP = "java:/jms/lapor-backup";

  @Resource(lookup = "java:/jms/lapor")
  ConnectionFactory connections;

  private final AtomicInteger takeovers = new AtomicInteger();

  private volatile boolean backupServes;

  /**
   * A session of the given mode on a connection of its own; the caller closes it.
   *
   * @throws JMSRuntimeException when the broker is away or refuses the sign-in
   */
  JMSContext session(int mode) {
    if (InstallationSettings.value("lapor.broker.backup") == null) {
      return session(connections, mode);
    }
    boolean backupFirst = backupServes;
    try {
      return session(place(backupFirst), mode);
    } catch (JMSSecurityRuntimeException refused) {
      throw refused;
    } catch (JMSRuntimeException away) {
      JMSContext session = session(place(!backupFirst), mode);
      backupServes = !backupFirst;
      takeovers.incrementAndGet();
      return session;
    }
  }

  /** How often another broker was found to serve than before: it knows nothing of accounts yet. */
  int takeovers() {
    return takeovers.get();
  }

  private ConnectionFactory place(boolean backup) {
    try {
      return backup ? InitialContext.doLookup(BACKUP) : connections;
    } catch (NamingException unknown) {
      throw new IllegalStateException("The server knows of no backup", unknown);
    }
  }

  private static JMSContext session(ConnectionFactory connections, int mode) {
    String user = InstallationSettings.value("lapor.broker.user");
    return user == null
        ? connections.createContext(mode)
        : connections.createContext(
            user, InstallationSettings.value("lapor.broker.password"), mode);
  }
}
