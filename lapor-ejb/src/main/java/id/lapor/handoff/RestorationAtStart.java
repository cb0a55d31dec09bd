package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.shared.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Sees at the start, before anything is sent, whether database or broker were put back to an
 * earlier state: by the database's own identity, which changes with its cluster and with each
 * recovery to a point in time, and by what the operator says with {@code lapor.restored}.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@TransactionManagement(TransactionManagementType.BEAN)
public class RestorationAtStart {

  private static final Logger LOGGER = System.getLogger(RestorationAtStart.class.getName());
  private static final String SETTING = "lapor.restored";
  private static final String MARK = "[A-Za-z0-9.:+_-]{1,60}";
  private static final int BATCH = 500;

  @Inject AfterRestore after;

  @Resource(lookup = "java:/jdbc/lapor")
  DataSource database;

  @PostConstruct
  void look() {
    identity().ifPresent(found -> seeTo(found, after.found(found)));
    String said = InstallationSettings.value(SETTING);
    if (said != null) {
      if (!said.matches(MARK)) {
        throw InstallationSettings.wrong(SETTING, "is a word of at most 60 letters and digits");
      }
      seeTo("operator " + said, after.begin("operator " + said));
    }
  }

  private void seeTo(String mark, Optional<Instant> begun) {
    if (begun.isEmpty()) {
      return;
    }
    int again = 0;
    long last = 0;
    List<UnconfirmedHandoff> batch = after.unconfirmed(last, BATCH);
    while (!batch.isEmpty()) {
      for (UnconfirmedHandoff unconfirmed : batch) {
        again += after.offerAgain(unconfirmed, begun.get()) ? 1 : 0;
        last = unconfirmed.id();
      }
      batch = after.unconfirmed(last, BATCH);
    }
    after.complete(mark);
    LOGGER.log(
        Level.WARNING,
        "Database or broker were put back ({0}): channels begin a new epoch, {1} offers go again",
        mark,
        again);
  }

  /** Empty where the database does not let us ask: then only the operator can say. */
  private Optional<String> identity() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8)"
                    + " from pg_control_system()")) {
      row.next();
      return Optional.of("database " + row.getString(1) + " timeline " + row.getString(2));
    } catch (SQLException refused) {
      LOGGER.log(Level.INFO, "The database does not tell its identity: {0}", refused.getSQLState());
      return Optional.empty();
    }
  }
}
