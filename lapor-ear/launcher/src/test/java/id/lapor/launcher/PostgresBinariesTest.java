package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

  @TempDir Path directory;

  private Path home;
  private Path making;

  @BeforeEach
  void twoLaunchersUnpackAtOnce() throws IOException {
    home = directory.resolve("postgresql-17");
    making = binaries(directory.resolve("unpacking"));
  }

  @Test
  void theFirstPutsTheBinariesInPlace() throws IOException {
    PostgresBinaries.settle(making, home);

    assertThat(home.resolve("bin/postgres")).isExecutable();
    assertThat(making).doesNotExist();
  }

  @Test
  void theSecondUsesThoseOfTheFirstAndLeavesNothingBehind() throws IOException {
    binaries(home);
    Files.createFile(home.resolve("of-the-first"));

    PostgresBinaries.settle(making, home);

    assertThat(home.resolve("of-the-first")).exists();
    assertThat(making).doesNotExist();
  }

  @Test
  void whatHasNoBinariesIsNotTakenForThem() throws IOException {
    Files.createDirectories(home.resolve("something"));

    assertThatThrownBy(() -> PostgresBinaries.settle(making, home)).isInstanceOf(IOException.class);
    assertThat(home.resolve("something")).exists();
  }

  private static Path binaries(Path place) throws IOException {
    Files.createDirectories(place.resolve("bin"));
    Path server = Files.createFile(place.resolve("bin/postgres"));
    assertThat(server.toFile().setExecutable(true)).isTrue();
    return place;
  }
}
