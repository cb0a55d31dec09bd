package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.lapor.it.Cases.Sent;
import id.lapor.it.Visitor.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files that are infected, a scanner that is silent, a disk that is full or away: files are
 * refused, and words never are.
 */
class AttachmentFaultsIT {

  @Test
  void anInfectedFileIsRefusedWhereverItComesIn() {
    Sent sent = Cases.sent();
    byte[] infected =
        SentFiles.concat(
            SentFiles.jpeg(39), GivenScanner.EICAR.getBytes(StandardCharsets.US_ASCII));

    Answer refused =
        new SentFiles()
            .file("file", "good.jpg", SentFiles.jpeg(38))
            .file("file", "a.jpg", infected)
            .postTo(sent.reporter(), AttachmentsIT.attachments(sent));

    InputIT.assertProblem(refused, 400);
    assertThat(refused.text()).contains("\"file[1]\"", "file-infected").doesNotContain("file[0]");
    assertThat(sent.reporter().get(AttachmentsIT.attachments(sent)).items()).isEmpty();
    assertThat(withFile(infected).words())
        .contains("Rumah Siti Aminah.jpg: Pemindai virus menyatakan");
    assertThat(RunningLapor.data().resolve("server/log/server.log"))
        .content()
        .as("what a file is called is told to its sender alone")
        .doesNotContain("Rumah Siti");
  }

  @Test
  void whileTheScannerIsSilentFilesAreRefusedAndWordsAreTaken() {
    Sent sent = Cases.sent();
    GivenScanner.silent(true);
    try {
      SentFiles photo = new SentFiles().file("file", "a.jpg", SentFiles.jpeg(37));
      Answer refused = photo.postTo(sent.reporter(), AttachmentsIT.attachments(sent));
      InputIT.assertProblem(refused, 503);
      assertThat(refused.text()).contains("scanner-silent");
      assertThat(refused.header("Retry-After")).isNotBlank();
      Seen receipt = withFile(SentFiles.jpeg(37));
      assertThat(PublicForm.number(receipt)).matches("[0-9]{10}");
      assertThat(receipt.words())
          .contains("Rumah Siti Aminah.jpg: Berkas sedang tidak dapat diperiksa");
      assertThat(Health.all().state("scanner")).isEqualTo("DEGRADED");
      assertThat(Health.ready().status()).as("words are taken").isEqualTo(200);
    } finally {
      GivenScanner.silent(false);
    }
    AttachmentsIT.attached(sent, 37);
    assertThat(Health.all().state("scanner")).isEqualTo("OK");
  }

  @Test
  void aFullDiskRefusesFilesAndNeverWordsAndRecovers() throws Exception {
    Sent sent = Cases.sent();
    AttachmentsIT.attached(sent, 40);
    Path disk = RunningLapor.data().resolve("attachments");
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
        "Only who may mount can have a small disk");
    try {
      refusesFilesAndNeverWords(sent, 507, "storage-full", "Tempat penyimpanan berkas sedang");
      assertThat(files(disk)).as("nothing half stays").isZero();
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
    recovered(sent, 41);
  }

  @Test
  void aDirectoryThatIsAwayRefusesFilesAndNeverWordsAndRecovers() throws Exception {
    Sent sent = Cases.sent();
    String photo =
        AttachmentsIT.attachments(sent) + "/" + AttachmentsIT.attached(sent, 40).getString("id");
    Path disk = RunningLapor.data().resolve("attachments");
    Path away = disk.resolveSibling("attachments-away");
    Files.move(disk, away);
    Files.createFile(disk); // so that nobody makes it anew, whoever runs the server
    try {
      refusesFilesAndNeverWords(
          sent, 503, "storage-away", "Tempat penyimpanan berkas sedang tidak");
      assertThat(sent.reporter().download(photo).status()).isEqualTo(503);
    } finally {
      Files.delete(disk);
      Files.move(away, disk);
    }
    assertThat(sent.reporter().download(photo).status()).isEqualTo(200);
    recovered(sent, 41);
  }

  private static void refusesFilesAndNeverWords(Sent sent, int status, String rule, String words) {
    byte[] large = SentFiles.concat(SentFiles.video(), noise());
    Answer refused =
        new SentFiles()
            .file("file", "a.mp4", large)
            .postTo(sent.reporter(), AttachmentsIT.attachments(sent));
    InputIT.assertProblem(refused, status);
    assertThat(refused.text()).contains(rule);
    assertThat(refused.header("Retry-After")).isNotBlank();
    assertThat(sent.reporter().get(AttachmentsIT.attachments(sent)).items()).hasSize(1);
    Seen receipt = withFile(noise());
    assertThat(PublicForm.number(receipt)).matches("[0-9]{10}");
    assertThat(receipt.words()).contains("Rumah Siti Aminah.jpg: " + words);
    Health health = Health.ready();
    assertThat(health.status()).as("words are taken").isEqualTo(200);
    assertThat(health.state("attachments")).isEqualTo("DEGRADED");
  }

  private static void recovered(Sent sent, int seed) {
    AttachmentsIT.attached(sent, seed);
    assertThat(sent.reporter().get(AttachmentsIT.attachments(sent)).items()).hasSize(2);
    assertThat(Health.all().state("attachments")).isEqualTo("OK");
  }

  /** What the form of a report with one file is answered. */
  private static Seen withFile(byte[] content) {
    Visitor visitor = new Visitor();
    return visitor.send(
        visitor.get(PublicForm.PATH),
        PublicForm.PATH,
        "report",
        "send",
        PublicForm.filled(),
        new SentFiles().file("files", "Rumah Siti Aminah.jpg", content));
  }

  private static long files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  private static byte[] noise() {
    byte[] noise = new byte[200_000];
    new java.util.Random(3).nextBytes(noise);
    return noise;
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
}
