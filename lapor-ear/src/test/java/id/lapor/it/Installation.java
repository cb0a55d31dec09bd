package id.lapor.it;

import id.lapor.launcher.Build;
import id.lapor.launcher.DataDirectory;
import id.lapor.launcher.Database;
import id.lapor.launcher.PostgresBinaries;
import id.lapor.launcher.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The distribution as an operator has it: unpacked from the zip, with a PostgreSQL that somebody
 * else runs, and worked with by its own commands only.
 */
final class Installation {

  private static final long PATIENCE_MINUTES = 5;

  private final Path home;
  private final DataDirectory databaseDirectory;
  private final Database database;
  private final Secrets secrets;
  private final int offset = RunningLapor.freeOffset();

  /**
   * What a command did.
   *
   * @param code its exit code
   * @param output what it wrote, both streams
   */
  record Outcome(int code, String output) {}

  private Installation(
      Path home, DataDirectory databaseDirectory, Database database, Secrets secrets) {
    this.home = home;
    this.databaseDirectory = databaseDirectory;
    this.database = database;
    this.secrets = secrets;
  }

  /** Unpacks the zip below a directory, and starts the database with its three roles. */
  static Installation unpackedIn(Path directory) throws IOException {
    Path home = unpack(Path.of(System.getProperty("lapor.zip")), directory);
    Path ear = home.resolve("lapor.ear");
    Build build = Build.of(ear);
    DataDirectory data =
        DataDirectory.open(directory.resolve("postgresql"), build.schema(), PostgresBinaries.MAJOR);
    Secrets secrets = Secrets.of(data);
    Path binaries = Path.of(System.getProperty("lapor.ear")).resolveSibling("lapor-postgresql");
    return new Installation(
        home,
        data,
        Database.start(PostgresBinaries.unpack(binaries), data, secrets, build),
        secrets);
  }

  /** Settings with which it starts, for the file. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("lapor.base.url", "https://lapor.example");
    settings.put("lapor.keys", "conf/keys.properties");
    settings.put("lapor.data", "my data");
    settings.put("lapor.db.url", database.url());
    settings.put("lapor.db.password", secrets.application());
    settings.put("lapor.db.owner.password", secrets.owner());
    settings.put("lapor.http.port", String.valueOf(8080 + offset));
    settings.put("lapor.management.port", String.valueOf(9990 + offset));
    settings.put("lapor.proxy.trusted", "127.0.0.1");
    settings.put("lapor.scanner", "off");
    settings.put(
        "lapor.java.options", "-Xms256m -Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    return settings;
  }

  /** Writes the file of settings, readable by its owner alone. */
  void configure(Map<String, String> settings) throws IOException {
    Path file = home.resolve("conf/lapor.conf");
    DataDirectory.createPrivate(file);
    Files.writeString(
        file,
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /** Runs {@code bin/lapor} or one of the commands beside it, with these variables. */
  Outcome run(Map<String, String> environment, String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/" + program).toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(home.getParent(), "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("LAPOR_"));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(program + " does not end");
    }
    return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  /** Address of the pages on this machine. */
  String url() {
    return "http://127.0.0.1:" + (8080 + offset);
  }

  /** Address of health on this machine. */
  String managementUrl() {
    return "http://127.0.0.1:" + (9990 + offset);
  }

  /** A file of the installation. */
  Path file(String name) {
    return home.resolve(name);
  }

  /** The password of the role that owns the schema. */
  String ownerPassword() {
    return secrets.owner();
  }

  /** Executes a statement as PostgreSQL's superuser. */
  void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), "postgres", secrets.superuser());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Stops the server by its command, then the database. */
  void end() throws IOException, InterruptedException {
    try {
      run(Map.of(), "stop");
    } finally {
      database.close();
      databaseDirectory.close();
    }
  }

  /** With the rights of each file, as {@code unzip} does it. */
  private static Path unpack(Path zip, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (FileSystem inside =
        FileSystems.newFileSystem(
            URI.create("jar:" + zip.toUri()), Map.of("enablePosixFileAttributes", "true"))) {
      Path root;
      try (Stream<Path> top = Files.list(inside.getPath("/"))) {
        root = top.findFirst().orElseThrow();
      }
      List<Path> all;
      try (Stream<Path> files = Files.walk(root)) {
        all = files.toList();
      }
      for (Path file : all) {
        Path target = directory.resolve(root.getParent().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
          Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
        }
      }
      return directory.resolve(root.getFileName().toString());
    }
  }
}
