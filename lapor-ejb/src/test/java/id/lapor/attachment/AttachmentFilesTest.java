package id.lapor.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentFilesTest {

  private static final byte[] PHOTO = "a photo".getBytes(US_ASCII);

  @TempDir Path root;

  private final TestClock clock = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));

  @Test
  void contentLiesUnderItsHashForTheServerAlone() throws IOException {
    AttachmentFiles files = new AttachmentFiles(root, clock);

    String digest = files.keep(PHOTO);

    Path place = files.content(digest);
    assertThat(place).hasBinaryContent(PHOTO);
    assertThat(root.relativize(place).toString())
        .isEqualTo(
            "content/" + digest.substring(0, 2) + "/" + digest.substring(2, 4) + "/" + digest);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void theSameContentIsKeptOnce() throws IOException {
    AttachmentFiles files = new AttachmentFiles(root, clock);

    assertThat(files.keep(PHOTO)).isEqualTo(files.keep(PHOTO));

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatNothingRefersToGoesOnceItHasLainForADay() throws IOException {
    AttachmentFiles files = new AttachmentFiles(root, clock);
    String needed = files.keep(PHOTO);
    String orphan = files.keep("an orphan".getBytes(US_ASCII));
    sweepAll(files, needed);
    assertThat(files.content(orphan)).as("young").exists();

    clock.pass(AttachmentFiles.SETTLED.plusMinutes(1));
    sweepAll(files, needed);

    assertThat(files.content(orphan)).doesNotExist();
    assertThat(files.content(needed)).exists();
  }

  @Test
  void whatIsSentAgainCountsAsNew() {
    AttachmentFiles files = new AttachmentFiles(root, clock);
    String digest = files.keep(PHOTO);
    clock.pass(AttachmentFiles.SETTLED.plusMinutes(1));
    files.keep(PHOTO);

    sweepAll(files, "none");

    assertThat(files.content(digest)).exists();
  }

  @Test
  void whatBecomesNeededWhileItIsSweptIsPutBack() {
    AttachmentFiles files = new AttachmentFiles(root, clock);
    String digest = files.keep(PHOTO);
    clock.pass(AttachmentFiles.SETTLED.plusMinutes(1));

    int shard = Integer.parseInt(digest.substring(0, 2), 16);
    files.sweep(
        shard,
        asked -> {
          files.keep(PHOTO);
          return false;
        });

    assertThat(files.content(digest)).exists();
  }

  @Test
  void whatWasLeftHalfWrittenGoes() throws IOException {
    AttachmentFiles files = new AttachmentFiles(root, clock);
    DiskFile.write(files.temporary(), PHOTO);
    DiskFile.write(files.incoming("known"), PHOTO);
    DiskFile.write(files.incoming("forgotten"), PHOTO);
    Instant written = Instant.now();
    TestClock later = new TestClock(written.plus(AttachmentFiles.SETTLED).plusSeconds(60));

    int gone = new AttachmentFiles(root, later).sweepUnfinished("known"::equals);

    assertThat(gone).isEqualTo(2);
    assertThat(files.incoming("known")).exists();
  }

  @Test
  void whatArrivedBeforeTheLineBrokeIsKept() throws IOException {
    AttachmentFiles files = new AttachmentFiles(root, clock);
    InputStream breaking =
        new InputStream() {
          private int left = 5;

          @Override
          public int read() throws IOException {
            if (left-- == 0) {
              throw new IOException("connection reset");
            }
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int from, int length) throws IOException {
            buffer[from] = (byte) read();
            return 1;
          }
        };
    Path part = files.temporary();

    assertThat(DiskFile.receive(part, breaking, 100)).isEqualTo(5);

    DiskFile.append(files.incoming("u"), 0, part);
    Path rest = files.temporary();
    DiskFile.receive(rest, new ByteArrayInputStream("yz".getBytes(US_ASCII)), 100);
    DiskFile.append(files.incoming("u"), 5, rest);
    DiskFile.append(files.incoming("u"), 5, rest); // the same again after a crash
    assertThat(files.incoming("u")).hasContent("xxxxxyz");
  }

  @Test
  void aFullDiskIsSaidAndNothingHalfStaysAndItRecovers() throws Exception {
    Path small = root.resolve("small");
    assumeTrue(mounted(small), "Only who may mount can have a small disk");
    try {
      AttachmentFiles files = new AttachmentFiles(small, clock);
      String before = files.keep(PHOTO);
      byte[] large = new byte[3 << 20];
      new java.util.Random(1).nextBytes(large);

      assertThatThrownBy(() -> files.keep(large))
          .isInstanceOfSatisfying(
              RuleViolation.class, r -> assertThat(r.rule()).isEqualTo("storage-full"));

      assertThat(files.content(before)).hasBinaryContent(PHOTO);
      try (Stream<Path> left = Files.list(small.resolve("temporary"))) {
        assertThat(left).isEmpty();
      }
      byte[] fits = new byte[100];
      assertThat(files.content(files.keep(fits))).hasBinaryContent(fits);
    } finally {
      run("umount", small.toString());
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsSaidToBeAway() throws IOException {
    Path file = Files.writeString(root.resolve("no-directory"), "x");
    AttachmentFiles files = new AttachmentFiles(file, clock);

    assertThatThrownBy(() -> files.keep(PHOTO))
        .isInstanceOfSatisfying(
            RuleViolation.class, r -> assertThat(r.rule()).isEqualTo("storage-away"));
  }

  private static boolean mounted(Path directory) throws Exception {
    Files.createDirectories(directory);
    return run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", directory.toString());
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static void sweepAll(AttachmentFiles files, String needed) {
    for (int shard = 0; shard < AttachmentFiles.SHARDS; shard++) {
      files.sweep(shard, needed::equals);
    }
  }

  private long count() throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve("content"))) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  /** Only to say that the bound is a day and a little. */
  @Test
  void nothingIsSweptWhileAnUploadMayStillNameIt() {
    assertThat(AttachmentFiles.SETTLED).isGreaterThan(Upload.LIFE).isLessThan(Duration.ofDays(2));
  }
}
