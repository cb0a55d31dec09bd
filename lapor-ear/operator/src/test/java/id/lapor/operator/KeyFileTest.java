package id.lapor.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Keys;
import id.lapor.launcher.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  @TempDir Path directory;

  @Test
  void aNewFileHoldsKeysThatTheApplicationTakesAndIsItsOwnersAlone() throws IOException {
    Path path = directory.resolve("keys.properties");

    new KeyFile(path).make();

    assertThatCode(() -> Keys.of(read(path))).doesNotThrowAnyException();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
  }

  @Test
  void keysAreNeverReplaced() throws IOException {
    Path path = directory.resolve("keys.properties");
    new KeyFile(path).make();
    String before = Files.readString(path);

    assertThatThrownBy(() -> new KeyFile(path).make())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not touched");
    assertThat(path).hasContent(before);
  }

  @Test
  void aFurtherVaultKeyIsTheCurrentOneAndTheOthersStay() throws IOException {
    Path path = directory.resolve("keys.properties");
    new KeyFile(path).make();
    Properties before = read(path);

    int number = new KeyFile(path).addVaultKey();

    Properties after = read(path);
    assertThat(number).isEqualTo(2);
    assertThat(after).containsEntry("vault.key.current", "2").containsKey("vault.key.2");
    before.remove("vault.key.current");
    assertThat(after).containsAllEntriesOf(before);
    assertThatCode(() -> Keys.of(after)).doesNotThrowAnyException();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFurtherSigningKeyIsTheCurrentOneAndAFileFromBeforeThereWereAnyGetsItsFirst()
      throws IOException {
    Path path = directory.resolve("keys.properties");
    new KeyFile(path).make();
    assertThat(new KeyFile(path).addSigningKey()).isEqualTo(2);
    assertThat(read(path))
        .containsEntry("signing.key.current", "2")
        .containsKeys("signing.key.1", "signing.key.2");
    String older =
        Files.readString(path)
            .lines()
            .filter(line -> !line.startsWith("signing."))
            .collect(Collectors.joining("\n"));
    Files.writeString(path, older);

    assertThat(new KeyFile(path).addSigningKey()).isEqualTo(1);

    assertThatCode(() -> Keys.of(read(path))).doesNotThrowAnyException();
  }

  @Test
  void aBadFileGetsNoFurtherKey() throws IOException {
    Path path = Files.writeString(directory.resolve("keys.properties"), "vault.key.1=AAAA\n");

    assertThatThrownBy(() -> new KeyFile(path).addVaultKey()).isInstanceOf(Refusal.class);
    assertThat(path).hasContent("vault.key.1=AAAA\n");
  }

  private static Properties read(Path path) throws IOException {
    Properties keys = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      keys.load(reader);
    }
    return keys;
  }
}
