package id.lapor.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL that the build brings, unpacked once and used by every data directory.
 *
 * <p>Only the binaries come from the embedded PostgreSQL library. Its own start leaves every local
 * connection trusted and ends the database from a hook of its own, possibly before the server.
 */
public final class PostgresBinaries {

  /** Major version of what {@link #unpack} yields. */
  public static final int MAJOR = 17;

  private static final int EXECUTABLE = 0100;

  private PostgresBinaries() {}

  /**
   * Unpacks them below {@code directory} unless that was done before.
   *
   * @return the directory that has {@code bin/}
   * @throws Refusal when there are none for this machine
   */
  public static Path unpack(Path directory) {
    Path home = directory.resolve("postgresql-" + MAJOR);
    if (Files.isExecutable(home.resolve("bin/postgres"))) {
      return home;
    }
    String resource = "/postgres-" + system() + ".txz";
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (archive == null) {
        throw new Refusal(
            Exit.DATABASE,
            "This build brings no PostgreSQL for this machine (" + resource + " is missing)");
      }
      Files.createDirectories(directory);
      Path making = Files.createTempDirectory(directory, "unpacking");
      extract(archive, making);
      settle(making, home);
      return home;
    } catch (IOException e) {
      throw new Refusal(Exit.DATABASE, "PostgreSQL cannot be unpacked to " + directory, e);
    }
  }

  /** Others may have done the same meanwhile; theirs is as good. */
  static void settle(Path making, Path home) throws IOException {
    try {
      Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException taken) {
      if (!Files.isExecutable(home.resolve("bin/postgres"))) {
        throw taken;
      }
      Trees.delete(making);
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
    if (name.startsWith("mac")) {
      return "darwin-" + machine.replace("aarch64", "arm_64");
    }
    return "linux-" + machine.replace("aarch64", "arm_64");
  }

  private static void extract(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("Outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          extract(tar, entry, file);
        }
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & EXECUTABLE) != 0) {
      Set<PosixFilePermission> rights =
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(file, rights);
    }
  }
}
