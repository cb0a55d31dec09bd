package id.lapor.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where one installation keeps everything: database, keys, messages, logs.
 *
 * <p>It is used by one launcher at a time (a lock on {@code lapor.lock} that ends with the process,
 * however it ends) and never by an older version than wrote it last ({@code lapor.format}).
 */
public final class DataDirectory implements AutoCloseable {

  /** Of this directory's own layout; raised when a later version lays it out differently. */
  private static final int FORMAT = 1;

  private static final String LOCK = "lapor.lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the directory for this process, making it when there is none. What it holds stays as it
   * is until {@link #claim}.
   *
   * @param schema number of the newest migration that this build knows
   * @param postgres major version of PostgreSQL that this build brings
   * @throws Refusal when it is in use, newer than this build, not ours or not writable; then
   *     nothing in it was changed
   */
  public static DataDirectory open(Path path, int schema, int postgres) {
    try {
      requireOurs(path);
      makeDirectory(path);
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      DataDirectory directory = new DataDirectory(path, channel);
      try {
        directory.lock();
        directory.requireKnown(schema, postgres);
      } catch (IOException | RuntimeException refused) {
        channel.close();
        throw refused;
      }
      return directory;
    } catch (IOException e) {
      throw new Refusal(
          Exit.DATA_UNUSABLE, "The data directory cannot be used: " + path + " (" + e + ")", e);
    }
  }

  /** The directory to look at, whoever uses it. */
  public static DataDirectory unlocked(Path path) {
    return new DataDirectory(path, null);
  }

  /** Whether there is nothing of ours yet. */
  public static boolean isNew(Path path) {
    return Files.notExists(path.resolve(LOCK));
  }

  /**
   * Notes that this version uses the directory, so that no older one does any more. Called before
   * anything is migrated: a start that fails half-way has claimed it already.
   */
  public void claim(int schema, int postgres) {
    Properties format = new Properties();
    format.setProperty("format", String.valueOf(FORMAT));
    format.setProperty("schema", String.valueOf(schema));
    format.setProperty("postgres", String.valueOf(postgres));
    if (!format.equals(read("lapor.format"))) {
      write("lapor.format", format, "Written by the newest version that used this directory");
    }
  }

  /** A file or directory inside, by its name. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Properties of a file inside; empty when there is none. */
  public Properties read(String name) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(resolve(name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException none) {
      return properties;
    } catch (IOException e) {
      throw new Refusal(Exit.DATA_UNUSABLE, "Cannot be read: " + resolve(name), e);
    }
    return properties;
  }

  /** Writes a file that only its owner can read, whole or not at all. */
  public void write(String name, Properties properties, String comment) {
    Path making = resolve(name + ".new");
    try {
      createPrivate(making);
      // As bytes, with every letter outside of ASCII escaped: the server reads another encoding.
      try (OutputStream file = Files.newOutputStream(making)) {
        properties.store(file, comment);
      }
      sync(making);
      Files.move(
          making,
          resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal(Exit.DATA_UNUSABLE, "Cannot be written: " + resolve(name), e);
    }
  }

  /** Lets the directory go. */
  @Override
  public void close() {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException ignored) {
      // the lock ends with the process anyway
    }
  }

  /** Makes an empty file with mode 0600, replacing what was there. */
  public static void createPrivate(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  /** Sees to it that what was written is on the disk. */
  public static void sync(Path file) throws IOException {
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  /** With mode 0700 when it is made: what programs put into it is nobody else's business either. */
  private static void makeDirectory(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    if (parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(path);
    }
  }

  private static void requireOurs(Path path) throws IOException {
    if (!Files.exists(path) || Files.exists(path.resolve(LOCK))) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new Refusal(Exit.DATA_UNUSABLE, "Not a directory: " + path);
    }
    try (Stream<Path> files = Files.list(path)) {
      if (files.findAny().isPresent()) {
        throw new Refusal(
            Exit.DATA_UNUSABLE,
            "The directory " + path + " holds something else. Name an empty one or a new one.");
      }
    }
  }

  private void lock() throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      lock = null;
    }
    if (lock == null) {
      throw new Refusal(
          Exit.DATA_IN_USE,
          "The data directory "
              + path
              + " is in use by process "
              + read("lapor.processes").getProperty("launcher", "(unknown)")
              + ". Stop that one first, or name another directory with -Dlapor.data=DIR.");
    }
  }

  private void requireKnown(int schema, int postgres) {
    Properties written = read("lapor.format");
    requireNotNewer("layout", number(written, "format", FORMAT), FORMAT);
    requireNotNewer("schema", number(written, "schema", schema), schema);
    int database = number(written, "postgres", postgres);
    requireNotNewer("PostgreSQL", database, postgres);
    if (database < postgres) {
      throw new Refusal(
          Exit.DATA_UNUSABLE,
          "The data directory "
              + path
              + " holds a database of PostgreSQL "
              + database
              + ", this version brings "
              + postgres
              + ". Dump it with the old version and restore it with this one (docs/operations.md).");
    }
  }

  private void requireNotNewer(String what, int written, int known) {
    if (written > known) {
      throw new Refusal(
          Exit.DATA_NEWER,
          "The data directory "
              + path
              + " was written by a newer version ("
              + what
              + " "
              + written
              + ", this one knows "
              + known
              + "). Start that version, or name another directory with -Dlapor.data=DIR."
              + " Nothing was changed.");
    }
  }

  private int number(Properties properties, String name, int otherwise) {
    String value = properties.getProperty(name, String.valueOf(otherwise));
    if (!value.matches("\\d{1,9}")) {
      throw new Refusal(
          Exit.DATA_UNUSABLE, "Damaged: " + resolve("lapor.format") + ", " + name + "=" + value);
    }
    return Integer.parseInt(value);
  }
}
