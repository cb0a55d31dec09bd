package id.lapor.launcher;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The embedded PostgreSQL of one data directory: durable, and reached from this machine with a
 * password only.
 */
public final class Database implements AutoCloseable {

  private static final String SUPERUSER = "postgres";
  private static final long START_SECONDS = 300;
  private static final long STOP_SECONDS = 120;
  private static final long LARGE_LOG = 10_000_000;

  /** What {@code commit} means here: the answer comes after the data is on the disk. */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=100",
          "shared_buffers=256MB",
          "password_encryption=scram-sha-256",
          // Without the details of an error, which quote the row: it may be somebody's report.
          "log_error_verbosity=terse",
          "timezone=UTC",
          "log_timezone=UTC",
          "lc_messages=C");

  private final Path home;
  private final DataDirectory data;
  private final Secrets secrets;
  private Path running;
  private int port;

  private Database(Path home, DataDirectory data, Secrets secrets) {
    this.home = home;
    this.data = data;
    this.secrets = secrets;
  }

  /**
   * Starts the database of the directory, making it with its three roles on first start. One that a
   * killed launcher left running is stopped first; one that was killed itself recovers.
   *
   * @throws Refusal when it does not start
   */
  public static Database start(Path home, DataDirectory data, Secrets secrets, Build build) {
    Database database = new Database(home, data, secrets);
    Path cluster = data.resolve("database");
    try {
      database.endOrphan(cluster);
      if (Files.notExists(cluster)) {
        database.make(data.resolve("database.new"), cluster, build);
      }
      database.startOn(cluster);
    } catch (IOException | SQLException e) {
      database.close();
      throw new Refusal(Exit.DATABASE, "The database did not start: " + e.getMessage(), e);
    }
    return database;
  }

  /** Address of the database {@code lapor} for JDBC. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/lapor";
  }

  /** Stops it: running statements are cut off, nothing that was committed is lost. */
  @Override
  public void close() {
    if (running == null) {
      return;
    }
    try {
      stop(running);
      running = null;
    } catch (IOException e) {
      System.err.println("The database did not stop: " + e.getMessage());
    }
  }

  /** Under another name until it is complete: a start that is cut off begins again. */
  private void make(Path making, Path cluster, Build build) throws IOException, SQLException {
    endOrphan(making);
    Trees.delete(making);
    Path password = data.resolve("initdb.password");
    DataDirectory.createPrivate(password);
    Files.writeString(password, secrets.superuser() + "\n");
    try {
      command(
          START_SECONDS,
          "initdb",
          "--pgdata=" + making,
          "--username=" + SUPERUSER,
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--no-locale");
    } finally {
      Files.deleteIfExists(password);
    }
    startOn(making);
    makeRoles(build.rolesSql());
    close();
    Files.move(making, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private void makeRoles(String sql) throws SQLException {
    String filled =
        sql.replace("${owner}", secrets.owner()).replace("${app}", secrets.application());
    PGSimpleDataSource superuser = new PGSimpleDataSource();
    superuser.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    superuser.setUser(SUPERUSER);
    superuser.setPassword(secrets.superuser());
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : filled.split(";\\s*\\n")) {
        statement.execute(one);
      }
    }
  }

  private void startOn(Path cluster) throws IOException {
    port = freePort();
    Path log = data.resolve("postgresql.log");
    if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
      Files.move(log, data.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    StringBuilder options = new StringBuilder("-p " + port);
    SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
    running = cluster;
    command(
        START_SECONDS,
        "pg_ctl",
        "start",
        "--wait",
        "--silent",
        "--timeout=" + START_SECONDS,
        "--pgdata=" + cluster,
        "--log=" + log,
        "--options=" + options);
  }

  /** A number left by a killed database may belong to anybody by now; PostgreSQL checks that. */
  private void endOrphan(Path cluster) throws IOException {
    if (Files.exists(cluster.resolve("postmaster.pid")) && isRunning(cluster)) {
      System.out.println("A database that a killed launcher left running is stopped first");
      stop(cluster);
    }
  }

  private boolean isRunning(Path cluster) throws IOException {
    return execute(
            STOP_SECONDS,
            data.resolve("postgresql.out"),
            "pg_ctl",
            "status",
            "-D",
            cluster.toString())
        == 0;
  }

  private void stop(Path cluster) throws IOException {
    if (isRunning(cluster)) {
      command(
          STOP_SECONDS,
          "pg_ctl",
          "stop",
          "--wait",
          "--silent",
          "--mode=fast",
          "--timeout=" + STOP_SECONDS,
          "--pgdata=" + cluster);
    }
  }

  private void command(long seconds, String program, String... arguments) throws IOException {
    Path output = data.resolve("postgresql.out");
    String[] command =
        Stream.concat(Stream.of(program), Arrays.stream(arguments)).toArray(String[]::new);
    if (execute(seconds, output, command) != 0) {
      throw new IOException(
          program
              + " failed: "
              + Files.readString(output, StandardCharsets.UTF_8).strip()
              + " (see also "
              + data.resolve("postgresql.log")
              + ")");
    }
    Files.deleteIfExists(output);
  }

  private int execute(long seconds, Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(asOtherThanRoot());
    command.add(home.resolve("bin").resolve(arguments[0]).toString());
    command.addAll(Arrays.asList(arguments).subList(1, arguments.length));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(arguments[0] + " took longer than " + seconds + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(arguments[0] + " was interrupted", e);
    }
    return process.exitValue();
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
  private static List<String> asOtherThanRoot() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
