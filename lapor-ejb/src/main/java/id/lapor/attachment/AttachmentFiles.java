package id.lapor.attachment;

import id.lapor.shared.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory in which the content of attachments lies, shared by all nodes: each file once,
 * under its SHA-256, complete and on the disk before anything refers to it, and readable by the
 * server's user alone.
 */
@ApplicationScoped
public class AttachmentFiles {

  /** Name of the setting. */
  static final String SETTING = "lapor.attachments";

  /** How many parts the directory has at its top: the first two digits of the hash. */
  static final int SHARDS = 256;

  /** What lies younger than this is never swept: it may be about to be referred to. */
  static final Duration SETTLED = Upload.LIFE.plusHours(2);

  private static final Logger LOGGER = System.getLogger(AttachmentFiles.class.getName());
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST_OF_A_SHARD = 100_000;

  @Inject Clock clock;

  private Path root;

  /** For CDI. */
  protected AttachmentFiles() {}

  AttachmentFiles(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  /** Finds the directory. */
  @PostConstruct
  void open() {
    String set = InstallationSettings.value(SETTING);
    String data = InstallationSettings.value("lapor.data");
    String server = System.getProperty("jboss.server.data.dir", ".");
    root =
        set != null ? Path.of(set) : Path.of(data != null ? data : server).resolve("attachments");
  }

  /** Finds the directory if that has not happened yet. */
  void requireReady() {
    LOGGER.log(Level.INFO, "Attachments lie in {0}", root);
  }

  /**
   * Keeps content; when it is there already, once is enough.
   *
   * @return its SHA-256
   * @throws id.lapor.shared.RuleViolation {@code storage-full} or {@code storage-away}
   */
  String keep(byte[] content) {
    String digest = sha256(content);
    Path place = content(digest);
    try {
      if (!touched(place)) {
        Path written = DiskFile.write(temporary(), content);
        DiskFile.move(written, place);
        touched(place);
      }
      return digest;
    } catch (IOException failed) {
      throw DiskFile.refusal(root, failed);
    }
  }

  /** Where content lies, or would lie. */
  Path content(String digest) {
    if (!DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("Not a hash: " + digest);
    }
    return root.resolve("content")
        .resolve(digest.substring(0, 2))
        .resolve(digest.substring(2, 4))
        .resolve(digest);
  }

  /**
   * How large content is.
   *
   * @throws id.lapor.shared.RuleViolation {@code storage-away} when it cannot be read
   */
  long size(String digest) {
    try {
      return Files.size(content(digest));
    } catch (IOException failed) {
      throw DiskFile.away(root, failed);
    }
  }

  /** Where the parts of an upload are put together. */
  Path incoming(String upload) {
    return root.resolve("incoming").resolve(upload);
  }

  /** Where something is written before it takes its place. */
  Path temporary() {
    return root.resolve("temporary").resolve(java.util.UUID.randomUUID().toString());
  }

  Path root() {
    return root;
  }

  /**
   * Removes what nothing refers to any more from one part of the directory. It is put aside first,
   * and put back when somebody needed it in that moment.
   *
   * @param needed whether anything refers to this hash
   * @return how many files went
   */
  int sweep(int shard, Predicate<String> needed) {
    Path top = root.resolve("content").resolve(String.format("%02x", shard));
    int gone = 0;
    for (Path file : files(top, 2)) {
      String digest = file.getFileName().toString();
      try {
        if (DIGEST.matcher(digest).matches() && settled(file) && !needed.test(digest)) {
          Path aside = temporary();
          DiskFile.move(file, aside);
          if (settled(aside)) {
            Files.deleteIfExists(aside);
            gone++;
          } else {
            DiskFile.move(aside, file);
          }
        }
      } catch (IOException busy) {
        LOGGER.log(Level.WARNING, "An unused file stays for the next sweep: {0}", busy.getClass());
      }
    }
    return gone;
  }

  /** Removes what was left half written, and parts of uploads that nobody knows any more. */
  int sweepUnfinished(Predicate<String> known) {
    int gone = 0;
    for (Path file : files(root.resolve("temporary"), 1)) {
      gone += deletedWhenSettled(file);
    }
    for (Path file : files(root.resolve("incoming"), 1)) {
      if (!known.test(file.getFileName().toString())) {
        gone += deletedWhenSettled(file);
      }
    }
    return gone;
  }

  private int deletedWhenSettled(Path file) {
    try {
      return settled(file) && Files.deleteIfExists(file) ? 1 : 0;
    } catch (IOException busy) {
      return 0;
    }
  }

  private boolean settled(Path file) throws IOException {
    Instant changed = Files.getLastModifiedTime(file).toInstant();
    return changed.isBefore(clock.instant().minus(SETTLED));
  }

  /** Whether it is there; then it counts as new, so that no sweep takes it away meanwhile. */
  private boolean touched(Path place) throws IOException {
    try {
      Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
      return true;
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  private static List<Path> files(Path top, int depth) {
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(top, depth)) {
      return found.filter(Files::isRegularFile).limit(MOST_OF_A_SHARD).toList();
    } catch (IOException | UncheckedIOException away) {
      LOGGER.log(Level.WARNING, "The attachments'' directory cannot be read: {0}", top);
      return List.of();
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
