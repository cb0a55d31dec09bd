package id.lapor.bench;

import id.lapor.launcher.Build;
import id.lapor.launcher.Build.Account;
import id.lapor.launcher.Launcher;
import id.lapor.launcher.Settings;
import id.lapor.launcher.Trees;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * The server under measurement, started by the launcher on a data directory of its own: durable
 * database, embedded broker, no demo reports, no rate limits.
 */
final class Installation implements Target, AutoCloseable {

  private final Settings settings;
  private Launcher launcher;

  /** Nothing is started yet; a data directory left by an earlier run is deleted. */
  Installation() {
    Settings given = Settings.fromSystemProperties();
    settings =
        new Settings(
            given.home(),
            given.ear(),
            given.binaries(),
            given.data(),
            given.offset(),
            false,
            false);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
  }

  /** Starts database and server; the seconds until pages and API answer. */
  double start() throws InterruptedException {
    long begin = System.nanoTime();
    Launcher next = new Launcher(settings);
    synchronized (this) {
      launcher = next;
    }
    next.start();
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Stops both, and starts them again on the same data. */
  double restart() throws InterruptedException {
    close();
    return start();
  }

  @Override
  public void close() {
    Launcher running;
    synchronized (this) {
      running = launcher;
      launcher = null;
    }
    if (running != null) {
      running.stop();
    }
  }

  void deleteData() {
    try {
      Trees.delete(settings.data());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int httpPort() {
    return settings.httpPort();
  }

  /** The server's process. */
  long serverPid() {
    return launcher.server().pid();
  }

  /** The database's first process. */
  long databasePid() throws IOException {
    Path file = settings.data().resolve("database/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).get(0).strip());
  }

  Path data() {
    return settings.data();
  }

  /** Where the database writes what it does. */
  Path databaseLog() {
    return settings.data().resolve("postgresql.log");
  }

  List<Account> accounts() {
    return Build.of(settings.ear()).accounts();
  }

  @Override
  public Properties keys() {
    return properties("keys.properties");
  }

  /** A connection with the rights of the application. */
  Connection asApplication() throws SQLException {
    return connect("lapor_app", passwords().getProperty("application"));
  }

  @Override
  public Connection asSuperuser() throws SQLException {
    return connect("postgres", passwords().getProperty("superuser"));
  }

  /** Runs one statement as superuser. */
  void execute(String sql) throws SQLException {
    try (Connection connection = asSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(String user, String password) throws SQLException {
    String url = properties("server.properties").getProperty("lapor.db.url");
    return DriverManager.getConnection(
        url + "?currentSchema=lapor&ApplicationName=lapor-bench", user, password);
  }

  private Properties passwords() {
    return properties("passwords.properties");
  }

  private Properties properties(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(settings.data().resolve(file))) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }
}
