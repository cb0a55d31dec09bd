package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path temporary;

  @Test
  void aNewDirectoryIsMadeAndTaken() {
    Path path = temporary.resolve("deep/data");

    try (DataDirectory data = DataDirectory.open(path, 5, 17)) {
      data.claim(5, 17);
      assertThat(data.read("lapor.format"))
          .containsEntry("schema", "5")
          .containsEntry("postgres", "17");
    }
  }

  @Test
  void aNewDirectoryIsForItsOwnerOnly() throws IOException {
    Path path = temporary.resolve("deep/data");

    usedBy(path, 5, 17);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "not a directory");

    assertRefused(() -> DataDirectory.open(file.resolve("data"), 5, 17), Exit.DATA_UNUSABLE);

    assertThat(file).hasContent("not a directory");
  }

  @Test
  void aLockFileThatNobodyHoldsIsNoHindrance() throws IOException {
    Path path = temporary.resolve("data");
    usedBy(path, 5, 17);
    Files.writeString(path.resolve("lapor.processes"), "launcher=1\nserver=1\n");

    try (DataDirectory data = DataDirectory.open(path, 5, 17)) {
      assertThat(new Processes(data).orphan()).isEmpty();
    }
  }

  @Test
  void theSameVersionAndALaterOneMayUseItAgain() {
    usedBy(temporary.resolve("data"), 5, 17);
    usedBy(temporary.resolve("data"), 5, 17);
    usedBy(temporary.resolve("data"), 6, 17);

    assertThat(temporary.resolve("data/lapor.format")).content().contains("schema=6");
  }

  @Test
  void anOlderVersionIsRefusedAndChangesNothing() throws IOException {
    Path path = temporary.resolve("data");
    usedBy(path, 6, 17);
    Map<String, String> before = contents(path);

    assertRefused(() -> DataDirectory.open(path, 5, 17), Exit.DATA_NEWER);

    assertThat(contents(path)).isEqualTo(before);
  }

  @Test
  void aNewerVersionThatDoesNotGetAsFarAsStartingLeavesItToTheOlderOne() throws IOException {
    Path path = temporary.resolve("data");
    usedBy(path, 5, 17);
    Map<String, String> before = contents(path);

    DataDirectory.open(path, 6, 17).close();

    assertThat(contents(path)).isEqualTo(before);
    usedBy(path, 5, 17);
  }

  @Test
  void aDatabaseOfAnotherMajorVersionIsRefused() {
    Path path = temporary.resolve("data");
    usedBy(path, 5, 17);

    assertRefused(() -> DataDirectory.open(path, 5, 16), Exit.DATA_NEWER);
    assertRefused(() -> DataDirectory.open(path, 5, 18), Exit.DATA_UNUSABLE);
  }

  @Test
  void aDirectoryInUseIsLeftAlone() {
    Path path = temporary.resolve("data");

    try (DataDirectory first = DataDirectory.open(path, 5, 17)) {
      first.claim(5, 17);
      assertRefused(() -> DataDirectory.open(path, 5, 17), Exit.DATA_IN_USE);
      assertThat(first.read("lapor.format")).containsEntry("schema", "5");
    }
    usedBy(path, 5, 17);
  }

  @Test
  void whatIsNotOursIsLeftAlone() throws IOException {
    Path file = Files.writeString(temporary.resolve("holiday.txt"), "pictures");

    assertRefused(() -> DataDirectory.open(temporary, 5, 17), Exit.DATA_UNUSABLE);
    assertRefused(() -> DataDirectory.open(file, 5, 17), Exit.DATA_UNUSABLE);

    assertThat(contents(temporary)).containsOnlyKeys("holiday.txt");
  }

  @Test
  void secretsAreGeneratedOnceAndForTheOwnerOnly() throws IOException {
    Path path = temporary.resolve("data");
    String first;
    try (DataDirectory data = DataDirectory.open(path, 5, 17)) {
      first = Secrets.of(data).owner();
      assertThat(data.read(Secrets.KEYS))
          .containsEntry("vault.key.current", "1")
          .containsEntry("signing.key.current", "1")
          .containsKeys("vault.key.1", "hmac.key", "answer.key", "form.key", "signing.key.1");
    }
    Map<String, String> before = contents(path);

    try (DataDirectory data = DataDirectory.open(path, 5, 17)) {
      assertThat(Secrets.of(data).owner()).isEqualTo(first).isNotBlank();
    }

    assertThat(contents(path)).isEqualTo(before);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(path.resolve(Secrets.KEYS))))
        .isEqualTo("rw-------");
  }

  @Test
  void aServerThatIsGoneIsNoOrphan() {
    try (DataDirectory data = DataDirectory.open(temporary.resolve("data"), 5, 17)) {
      Processes processes = new Processes(data);
      assertThat(processes.orphan()).isEmpty();

      processes.note(ProcessHandle.current());
      assertThat(processes.orphan()).contains(ProcessHandle.current());

      processes.note(null);
      assertThat(processes.orphan()).isEmpty();
    }
  }

  /** As a launcher of this version leaves it. */
  private static void usedBy(Path path, int schema, int postgres) {
    try (DataDirectory data = DataDirectory.open(path, schema, postgres)) {
      data.claim(schema, postgres);
    }
  }

  private static void assertRefused(ThrowingCallable step, Exit exit) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.exit()).isEqualTo(exit));
  }

  private static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
