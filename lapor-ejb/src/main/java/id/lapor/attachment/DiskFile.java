package id.lapor.attachment;

import id.lapor.shared.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files so that they are on the disk when we say so, whole or not at all, and for nobody
 * else to read.
 */
final class DiskFile {

  private static final Logger LOGGER = System.getLogger(DiskFile.class.getName());
  private static final int BUFFER = 64 * 1024;
  private static final long NEARLY_NOTHING = 1L << 20;

  private DiskFile() {}

  /** Writes content to a new file and waits for the disk. */
  static Path write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = create(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
    return file;
  }

  /**
   * Writes what arrives to a new file, at most so many bytes. When the line breaks, what has
   * arrived is kept.
   *
   * @return how many bytes were written
   */
  static long receive(Path file, InputStream in, long most) throws IOException {
    long written = 0;
    byte[] buffer = new byte[BUFFER];
    try (FileChannel channel = create(file)) {
      while (written < most) {
        int read = read(in, buffer, (int) Math.min(buffer.length, most - written));
        if (read < 0) {
          break;
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        written += read;
      }
    } catch (IOException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
    return written;
  }

  private static int read(InputStream in, byte[] buffer, int length) {
    try {
      return in.read(buffer, 0, length);
    } catch (IOException broken) {
      return -1; // the sender is gone; it will ask how much there is
    }
  }

  /** Puts a part behind the first {@code from} bytes of a file and waits for the disk. */
  static void append(Path file, long from, Path part) throws IOException {
    Files.createDirectories(file.getParent(), directoryRights());
    Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (FileChannel target = FileChannel.open(file, options, fileRights());
        FileChannel source = FileChannel.open(part, StandardOpenOption.READ)) {
      target.truncate(from);
      target.position(from);
      long size = source.size();
      for (long at = 0; at < size; ) {
        at += source.transferTo(at, size - at, target);
      }
      target.force(true);
    }
  }

  /** Moves a file to its place in one step, and waits until the directory says so too. */
  static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent(), directoryRights());
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /** What a failure of the disk means to whoever sends a file. */
  static RuleViolation refusal(Path root, IOException failed) {
    LOGGER.log(Level.ERROR, "A file could not be kept in " + root + ": " + failed);
    return full(root, failed)
        ? new RuleViolation("storage-full", "The disk of the attachments is full")
        : new RuleViolation("storage-away", "The disk of the attachments cannot be written");
  }

  /** What a failure of the disk means to whoever wants a file. */
  static RuleViolation away(Path root, IOException failed) {
    LOGGER.log(Level.ERROR, "A file could not be read in " + root + ": " + failed);
    return new RuleViolation("storage-away", "The disk of the attachments cannot be read");
  }

  private static boolean full(Path root, IOException failed) {
    String message = String.valueOf(failed.getMessage());
    if (message.contains("No space left") || message.contains("quota")) {
      return true;
    }
    try {
      return Files.getFileStore(root).getUsableSpace() < NEARLY_NOTHING;
    } catch (IOException away) {
      return false;
    }
  }

  private static FileChannel create(Path file) throws IOException {
    Files.createDirectories(file.getParent(), directoryRights());
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, fileRights());
  }

  private static FileAttribute<?>[] fileRights() {
    return rights("rw-------");
  }

  private static FileAttribute<?>[] directoryRights() {
    return rights("rwx------");
  }

  private static FileAttribute<?>[] rights(String rights) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
