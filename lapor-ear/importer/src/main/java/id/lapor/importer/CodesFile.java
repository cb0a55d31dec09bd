package id.lapor.importer;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where the codes go with which new staff choose their first passwords. It is made before anything
 * is sent, so that no code is lost for want of a place, and nobody but its owner reads it.
 */
final class CodesFile implements AutoCloseable {

  private final Path path;
  private boolean used;

  private CodesFile(Path path) {
    this.path = path;
  }

  /**
   * Makes the file.
   *
   * @throws ImportFailure when it is there already or cannot be made
   */
  static CodesFile create(Path path) {
    try {
      FileAttribute<?>[] ownerOnly =
          FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      FileChannel.open(
              path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)
          .close();
      return new CodesFile(path);
    } catch (FileAlreadyExistsException there) {
      throw new ImportFailure(
          "The file " + path + " is there already: hand its codes out and remove it first", there);
    } catch (IOException unwritable) {
      throw new ImportFailure("The file " + path + " cannot be made", unwritable);
    }
  }

  /** Writes down the codes. */
  void keep(JsonArray issued) {
    used = true;
    StringBuilder rows = new StringBuilder("user,code,expires_at\r\n");
    for (JsonObject one : issued.getValuesAs(JsonObject.class)) {
      rows.append(one.getString("user"))
          .append(',')
          .append(one.getString("code"))
          .append(',')
          .append(one.getString("expiresAt"))
          .append("\r\n");
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
      channel.force(true);
    } catch (IOException unwritable) {
      throw new ImportFailure(
          "The codes could not be written to " + path + ": run again with --renew-codes",
          unwritable);
    }
  }

  /** Removes a file that no code went into. */
  @Override
  public void close() {
    try {
      if (!used) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      throw new ImportFailure("The empty file " + path + " could not be removed", left);
    }
  }
}
