package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Api.Download;
import id.lapor.it.Cases.Sent;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files of reports over the API: how they come in and how they go out. */
class AttachmentsIT {

  @Test
  void aReporterAddsPhotoDocumentAndVideoToTheOwnReport() throws Exception {
    Sent sent = Cases.sent();

    Answer answer =
        new SentFiles()
            .file("file", "Rumah Siti.JPG", SentFiles.jpeg(1))
            .file("file", "surat.pdf", SentFiles.pdf())
            .file("file", "VID_0001.mp4", SentFiles.video())
            .postTo(sent.reporter(), attachments(sent));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonArray items = answer.items();
    assertThat(items).hasSize(3);
    assertThat(answer.text()).doesNotContain("Siti").contains("foto-1.jpg", "dokumen-2.pdf");
    Download video = sent.reporter().download(path(sent, items, 2));
    assertThat(new String(video.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("+06.20");
    Download document = sent.reporter().download(path(sent, items, 1));
    assertThat(new String(document.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Siti");
    assertThat(sha256(document.bytes())).isEqualTo(items.getJsonObject(1).getString("sha256"));
    BufferedImage small =
        ImageIO.read(
            new ByteArrayInputStream(
                sent.reporter().download(path(sent, items, 0) + "/thumbnail").bytes()));
    assertThat(small.getWidth()).isEqualTo(320);
  }

  @Test
  void theRecordProvesWhatWasAttached() {
    Sent sent = Cases.sent();
    JsonObject photo = attached(sent, 2);

    JsonObject event =
        Cases.file(sent).getJsonArray("timeline").stream()
            .map(item -> item.asJsonObject())
            .filter(entry -> entry.getString("type").equals("ATTACHED"))
            .findFirst()
            .orElseThrow();

    assertThat(event.getJsonObject("facts").getString("attachment"))
        .isEqualTo(photo.getString("id"));
    assertThat(event.getJsonObject("text").getString("sha256"))
        .isEqualTo(photo.getString("sha256"));
  }

  @Test
  void aFileIsSentToBeSavedAndNeverShownAsAPageOfOurs() {
    Sent sent = Cases.sent();
    JsonObject photo = attached(sent, 3);
    String path = attachments(sent) + "/" + photo.getString("id");

    Download answer = sent.reporter().download(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"foto-1");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(answer.header("ETag")).isEqualTo('"' + photo.getString("sha256") + '"');
    assertThat(sent.reporter().with("If-None-Match", answer.header("ETag")).download(path).status())
        .isEqualTo(304);
  }

  @Test
  void aPlayerGetsThePartOfAVideoThatItAsksFor() {
    Sent sent = Cases.sent();
    Answer made =
        new SentFiles()
            .file("file", "v.mp4", SentFiles.video())
            .postTo(sent.reporter(), attachments(sent));
    String path = path(sent, made.items(), 0);
    Download whole = sent.reporter().download(path);
    int size = whole.bytes().length;

    Download part = sent.reporter().with("Range", "bytes=100-149").download(path);
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("Content-Range")).isEqualTo("bytes 100-149/" + size);
    assertThat(part.bytes()).isEqualTo(java.util.Arrays.copyOfRange(whole.bytes(), 100, 150));

    Download past = sent.reporter().with("Range", "bytes=" + size + "-").download(path);
    assertThat(past.status()).isEqualTo(416);
    assertThat(past.header("Content-Range")).isEqualTo("bytes */" + size);

    Download many = sent.reporter().with("Range", "bytes=0-1,5-6").download(path);
    assertThat(many.status()).isEqualTo(200);
    assertThat(many.bytes()).hasSize(size);

    Download changed =
        sent.reporter().with("Range", "bytes=0-1").with("If-Range", "\"old\"").download(path);
    assertThat(changed.status()).isEqualTo(200);
  }

  @Test
  void theSameFileSentAgainIsThereOnce() {
    Sent sent = Cases.sent();
    attached(sent, 4);

    Answer again =
        new SentFiles()
            .file("file", "again.jpg", SentFiles.jpeg(4))
            .postTo(sent.reporter(), attachments(sent));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.items()).hasSize(1);
  }

  @Test
  void aRefusedFileIsNamedWithItsRuleAndNothingIsAttached() {
    Sent sent = Cases.sent();

    Answer answer =
        new SentFiles()
            .file("file", "good.jpg", SentFiles.jpeg(5))
            .file("file", "program.jpg", "MZ a program".getBytes(StandardCharsets.US_ASCII))
            .file("file", "empty.png", new byte[0])
            .postTo(sent.reporter().with("Accept-Language", "en"), attachments(sent));

    InputIT.assertProblem(answer, 400);
    assertThat(answer.text())
        .contains("\"file[1]\"", "file-type", "\"file[2]\"", "file-empty")
        .doesNotContain("file[0]");
    assertThat(sent.reporter().get(attachments(sent)).items()).isEmpty();
  }

  @Test
  void aFileOfMoreThanTenMegabytesIsRefusedBeforeItIsLookedAt() {
    Sent sent = Cases.sent();
    byte[] large = new byte[(10 << 20) + 1];

    Answer one =
        new SentFiles().file("file", "a.jpg", large).postTo(sent.reporter(), attachments(sent));
    InputIT.assertProblem(one, 413);
    assertThat(one.text()).contains("file-too-large");

    SentFiles six = new SentFiles();
    for (int i = 0; i < 6; i++) {
      six.file("file", i + ".jpg", SentFiles.jpeg(i));
    }
    assertThat(six.postTo(sent.reporter(), attachments(sent)).text()).contains("too-many-files");
    assertThat(sent.reporter().get(attachments(sent)).items()).isEmpty();
  }

  @Test
  void moreFilesCostNoMoreStatements() {
    Sent one = Cases.routed();
    Sent many = Cases.routed();
    attached(one, 30);
    for (int seed = 31; seed < 36; seed++) {
      attached(many, seed);
    }
    try (StatementLog log = new StatementLog()) {
      long few = log.leastOf(() -> Cases.ok(Cases.verifier().get(attachments(one))));
      long more = log.leastOf(few, () -> Cases.ok(Cases.verifier().get(attachments(many))));

      assertThat(few).isPositive();
      assertThat(more).isLessThanOrEqualTo(few);
    }
  }

  static JsonObject attached(Sent sent, int seed) {
    Answer answer =
        new SentFiles()
            .file("file", "IMG_" + seed + ".jpg", SentFiles.jpeg(seed))
            .postTo(sent.reporter(), attachments(sent));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.items().getJsonObject(0);
  }

  static String attachments(Sent sent) {
    return sent.path() + "/attachments";
  }

  static String path(Sent sent, JsonArray items, int index) {
    return attachments(sent) + "/" + items.getJsonObject(index).getString("id");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
