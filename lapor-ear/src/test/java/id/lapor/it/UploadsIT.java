package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Api.Download;
import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Files that are sent in parts over poor lines, and the reports and replies that bring them. */
class UploadsIT {

  @Test
  void aReportBringsFilesThatWereSentInPartsOverABrokenLine() {
    byte[] photo = SentFiles.jpeg(10, 1_200, 900);
    Api tus = Api.anybody().with("Tus-Resumable", "1.0.0");
    Download begun =
        tus.with("Upload-Length", "" + photo.length)
            .with("Upload-Metadata", "filename " + base64("rumah siti.jpg".getBytes()))
            .send("POST", "/uploads", null, new byte[0]);
    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.header("Tus-Resumable")).isEqualTo("1.0.0");
    String upload = begun.header("Location").replaceAll(".*/api/v1", "");
    byte[] first = java.util.Arrays.copyOf(photo, 1_000);

    assertThat(patch(tus, upload, 0, first).status()).isEqualTo(204);
    assertThat(patch(tus, upload, 0, first).status()).as("sent twice").isEqualTo(409);
    Download wrong =
        patch(tus.with("Upload-Checksum", "sha1 " + base64(new byte[20])), upload, 1_000, first);
    assertThat(wrong.status()).isEqualTo(460);
    Download head = tus.send("HEAD", upload, null, null);
    assertThat(head.header("Upload-Offset")).isEqualTo("1000");
    assertThat(head.header("Upload-Length")).isEqualTo("" + photo.length);
    String id = upload.replaceAll(".*/", "");
    JsonObjectBuilder early =
        Cases.complaint().add("attachments", Json.createArrayBuilder().add(id));
    InputIT.assertProblem(Api.anybody().post("/reports", early.build()), 400);
    byte[] rest = java.util.Arrays.copyOfRange(photo, 1_000, photo.length);
    Download last = patch(tus, upload, 1_000, rest);
    assertThat(last.status()).as(new String(last.bytes())).isEqualTo(204);
    assertThat(last.header("Upload-Offset")).isEqualTo("" + photo.length);

    Api client = Api.anybody().with("Idempotency-Key", "key-" + java.util.UUID.randomUUID());
    JsonObject report =
        Cases.complaint().add("attachments", Json.createArrayBuilder().add(id)).build();
    Answer sent = client.post("/reports", report);
    Answer again = client.post("/reports", report);

    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(sent.text());
    Api reporter = Api.anybody().withCode(sent.string("accessCode"));
    assertThat(reporter.get("/reports/" + sent.string("trackingId") + "/attachments").items())
        .hasSize(1);
    assertThat(tus.send("HEAD", upload, null, null).status()).isEqualTo(404);
  }

  @Test
  void aFileThatIsRefusedWithItsLastPartCanBeAttachedToNothing() {
    Api tus = Api.anybody().with("Tus-Resumable", "1.0.0");
    byte[] program = "MZ a program".getBytes(StandardCharsets.US_ASCII);
    Download begun =
        tus.with("Upload-Length", "" + program.length).send("POST", "/uploads", null, new byte[0]);
    String upload = begun.header("Location").replaceAll(".*/api/v1", "");

    Download refused = patch(tus, upload, 0, program);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(new String(refused.bytes(), StandardCharsets.UTF_8)).contains("file-type");
    assertThat(Api.anybody().get(upload).string("state")).isEqualTo("REFUSED");
    Answer answer =
        Api.anybody()
            .post(
                "/reports",
                Cases.complaint()
                    .add("attachments", Json.createArrayBuilder().add(upload.replaceAll(".*/", "")))
                    .build());
    InputIT.assertProblem(answer, 400);
    assertThat(answer.text()).contains("attachments[0]", "file-type");
  }

  @Test
  void theProtocolIsDescribedAndItsBoundsHold() {
    Api tus = Api.anybody().with("Tus-Resumable", "1.0.0");

    Download described = Api.anybody().send("OPTIONS", "/uploads", null, null);
    assertThat(described.header("Tus-Version")).isEqualTo("1.0.0");
    assertThat(described.header("Tus-Extension")).contains("creation", "expiration");
    assertThat(
            Api.anybody().with("Upload-Length", "9").send("POST", "/uploads", null, null).status())
        .isEqualTo(412);
    assertThat(
            tus.with("Upload-Length", "" + ((10 << 20) + 1))
                .send("POST", "/uploads", null, null)
                .status())
        .isEqualTo(413);
    Download begun = tus.with("Upload-Length", "4").send("POST", "/uploads", null, null);
    String upload = begun.header("Location").replaceAll(".*/api/v1", "");
    assertThat(
            tus.with("Upload-Offset", "0")
                .send("PATCH", upload, "text/plain", new byte[4])
                .status())
        .isEqualTo(415);
    assertThat(patch(tus, upload, 0, new byte[5]).status()).isEqualTo(400);
    assertThat(tus.send("HEAD", upload, null, null).header("Upload-Offset")).isEqualTo("0");
    assertThat(tus.send("DELETE", upload, null, null).status()).isEqualTo(204);
    assertThat(tus.send("HEAD", upload, null, null).status()).isEqualTo(404);
  }

  @Test
  void aReplyBringsFiles() {
    Sent sent = Cases.answered();
    Answer answer =
        new SentFiles()
            .file("file", "a.jpg", SentFiles.jpeg(11))
            .postTo(sent.reporter(), AttachmentsIT.attachments(sent));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.items().getJsonObject(0).getString("belongsTo")).isEqualTo("REPORT");
    Api tus = Api.anybody().with("Tus-Resumable", "1.0.0");
    byte[] photo = SentFiles.jpeg(12);
    String upload =
        tus.with("Upload-Length", "" + photo.length)
            .send("POST", "/uploads", null, null)
            .header("Location")
            .replaceAll(".*/api/v1", "");
    patch(tus, upload, 0, photo);

    Cases.ok(
        sent.reporter()
            .post(
                sent.path() + "/replies",
                Json.createObjectBuilder()
                    .add("text", "Ini fotonya.")
                    .add("attachments", Json.createArrayBuilder().add(upload.replaceAll(".*/", "")))
                    .build()));

    JsonArray items = sent.reporter().get(AttachmentsIT.attachments(sent)).items();
    assertThat(items).hasSize(2);
    assertThat(items.getJsonObject(1).getString("belongsTo")).isEqualTo("REPLY");
    assertThat(items.getJsonObject(1).getString("name")).isEqualTo("foto-2.jpg");
  }

  private static Download patch(Api tus, String upload, long offset, byte[] part) {
    return tus.with("Upload-Offset", "" + offset)
        .send("PATCH", upload, "application/offset+octet-stream", part);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
