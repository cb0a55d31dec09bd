package id.lapor.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.ClientSource;
import id.lapor.identity.TestKeys;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadDeskTest {

  private static final byte[] PHOTO = GivenFiles.photo(300, 200, 6);
  private static final byte[] PROGRAM = "MZ a program".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path root;

  private final TestClock clock = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));
  private final String source = UUID.randomUUID().toString();

  @Test
  void aPhotoThatArrivesIsCleanedAndKeptForADay() {
    TestDatabase.rolledBack(
        em -> {
          UploadDesk desk = desk(em, "off");

          UploadView upload = desk.take("Rumah Siti.jpg", stream(PHOTO));

          assertThat(upload.state()).isEqualTo(UploadState.STAGED);
          assertThat(upload.mediaType()).isEqualTo("image/jpeg");
          assertThat(upload.expiresAt()).isEqualTo(clock.instant().plus(Upload.LIFE));
          assertThat(kept()).hasSize(2).noneMatch(file -> text(file).contains("Siti"));
          assertThat(left("temporary")).isEmpty();
        });
  }

  @Test
  void aSilentScannerRefusesTheFileLeavesNothingAndLaterTakesIt() {
    TestDatabase.rolledBack(
        em -> {
          UploadDesk desk = desk(em, "127.0.0.1:1");

          refused("scanner-silent", () -> desk.take("a.jpg", stream(PHOTO)));

          assertThat(uploads(em)).isZero();
          assertThat(kept()).isEmpty();
          assertThat(left("temporary")).isEmpty();
          desk.cleaning.scanner.start("off", Duration.ofSeconds(1));
          assertThat(desk.take("a.jpg", stream(PHOTO)).state()).isEqualTo(UploadState.STAGED);
        });
  }

  @Test
  void aFileWhoseLastPartMetASilentScannerIsLookedAtAgainWhenItIsNeeded() {
    TestDatabase.rolledBack(
        em -> {
          UploadDesk desk = desk(em, "127.0.0.1:1");
          String id = desk.announce("a.jpg", PHOTO.length).id();
          refused("scanner-silent", () -> desk.append(id, 0, stream(PHOTO), null));
          assertThat(desk.settle(List.of(id)).get(0).rule()).isEqualTo("scanner-silent");
          assertThat(desk.look(id).complete()).isTrue();

          desk.cleaning.scanner.start("off", Duration.ofSeconds(1));

          assertThat(desk.settle(List.of(id)).get(0).state()).isEqualTo(UploadState.STAGED);
          assertThat(left("incoming")).isEmpty();
        });
  }

  @Test
  void aFileArrivesInPartsThoughTheLineBreaks() {
    TestDatabase.rolledBack(
        em -> {
          UploadDesk desk = desk(em, "off");
          String id = desk.announce("a.jpg", PHOTO.length).id();
          InputStream breaking =
              new java.io.SequenceInputStream(
                  stream(Arrays.copyOf(PHOTO, 700)),
                  new InputStream() {
                    @Override
                    public int read() throws IOException {
                      throw new IOException("connection reset");
                    }
                  });

          UploadView half = desk.append(id, 0, breaking, null);

          assertThat(half.received()).isEqualTo(700);
          refused("upload-offset", () -> desk.append(id, 0, stream(PHOTO), null));
          refused(
              "upload-checksum",
              () ->
                  desk.append(
                      id, 700, stream(PHOTO), new PartChecksum("SHA-1", new byte[] {1, 2})));
          assertThat(desk.look(id).received()).isEqualTo(700);
          UploadView whole =
              desk.append(id, 700, stream(Arrays.copyOfRange(PHOTO, 700, PHOTO.length)), null);
          assertThat(whole.state()).isEqualTo(UploadState.STAGED);
        });
  }

  @Test
  void moreThanWasAnnouncedIsRefused() {
    TestDatabase.rolledBack(
        em -> {
          UploadDesk desk = desk(em, "off");
          String id = desk.announce("a.jpg", 10).id();

          refused("upload-too-long", () -> desk.append(id, 0, stream(PHOTO), null));

          assertThat(desk.look(id).received()).isZero();
          refused("file-too-large", () -> desk.announce("a.mp4", FileCleaning.LARGEST + 1L));
          refused("file-empty", () -> desk.announce("a.mp4", 0));
        });
  }

  @Test
  void aFileThatIsRefusedWithItsLastPartStaysRefusedAndItsBytesGo() {
    TestDatabase.rolledBack(
        em -> {
          UploadDesk desk = desk(em, "off");
          String id = desk.announce("a.jpg", PROGRAM.length).id();

          refused("file-type", () -> desk.append(id, 0, stream(PROGRAM), null));

          assertThat(desk.look(id).state()).isEqualTo(UploadState.REFUSED);
          assertThat(left("incoming")).isEmpty();
          refused("file-type", () -> desk.requireSettled(List.of(id)));
        });
  }

  @Test
  void whatNobodyTookInADayIsForgotten() {
    TestDatabase.rolledBack(
        em -> {
          UploadDesk desk = desk(em, "off");
          String half = desk.announce("a.jpg", PHOTO.length).id();
          desk.append(half, 0, stream(Arrays.copyOf(PHOTO, 700)), null);
          String whole = desk.take("b.jpg", stream(PHOTO)).id();
          AttachmentSweep sweep = new AttachmentSweep();
          sweep.book = desk.book;
          sweep.files = desk.files;
          sweep.clock = clock;

          clock.pass(Upload.LIFE);
          sweep.forgetExpired();

          for (String id : List.of(half, whole)) {
            assertThatThrownBy(() -> desk.look(id)).isInstanceOf(NotFound.class);
          }
          assertThat(left("incoming")).isEmpty();
          assertThat(kept()).as("content waits for its own sweep").isNotEmpty();
          clock.pass(AttachmentFiles.SETTLED);
          for (int shard = 0; shard < AttachmentFiles.SHARDS; shard++) {
            sweep.sweepShard(shard);
          }
          assertThat(kept()).isEmpty();
        });
  }

  private static void refused(String rule, Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            RuleViolation.class, r -> assertThat(FileRefusal.rule(r)).isEqualTo(rule));
  }

  private UploadDesk desk(EntityManager em, String scanner) {
    UploadDesk desk = new UploadDesk();
    desk.files = new AttachmentFiles(root, clock);
    desk.cleaning = new FileCleaning();
    desk.cleaning.scanner = new VirusScanner();
    desk.cleaning.scanner.start(scanner, Duration.ofSeconds(5));
    desk.keys = TestKeys.keys();
    desk.caller = Caller.of(Caller.ANONYMOUS);
    desk.source = ClientSource.of(source);
    desk.book = new UploadBook();
    desk.book.files = desk.files;
    desk.book.clock = clock;
    desk.book.uploads = new Uploads();
    desk.book.uploads.em = em;
    desk.book.attachments = new Attachments();
    desk.book.attachments.em = em;
    return desk;
  }

  private long uploads(EntityManager em) {
    return em.createQuery("select count(u) from Upload u where u.owner = :owner", Long.class)
        .setParameter("owner", UploadOwner.visitor(source).key())
        .getSingleResult();
  }

  private List<Path> kept() {
    return left("content");
  }

  private List<Path> left(String part) {
    if (!Files.isDirectory(root.resolve(part))) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root.resolve(part))) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static InputStream stream(byte[] content) {
    return new ByteArrayInputStream(content);
  }
}
