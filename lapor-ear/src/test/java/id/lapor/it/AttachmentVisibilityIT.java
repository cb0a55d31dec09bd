package id.lapor.it;

import static id.lapor.it.AttachmentsIT.attached;
import static id.lapor.it.AttachmentsIT.attachments;
import static id.lapor.it.AttachmentsIT.path;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Api.Download;
import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Files of reports over the API: who adds them, who sees them, and when everybody does. */
class AttachmentVisibilityIT {

  @Test
  void onlyWhoMaySeeAReportSeesItsFiles() {
    Sent sent = Cases.routed();
    String photo = attachments(sent) + "/" + attached(sent, 6).getString("id");

    assertThat(Cases.liaison().download(photo).status()).isEqualTo(200);
    assertThat(Cases.verifier().download(photo).status()).isEqualTo(200);
    for (Api stranger : new Api[] {Api.anybody(), Cases.user(Cases.OTHER + "-liaison")}) {
      assertThat(stranger.download(photo).status()).isEqualTo(404);
      assertThat(stranger.download(photo + "/thumbnail").status()).isEqualTo(404);
      assertThat(stranger.get(attachments(sent)).items()).isEmpty();
    }
    assertThat(Api.anybody().withCode("AAAA-BBBB-CCCC-DDDD").download(photo).status())
        .isEqualTo(403);
  }

  @Test
  void everybodySeesAFileOnlyAfterAVerifierSaidSo() {
    Sent sent = Cases.routed();
    String photo = attachments(sent) + "/" + attached(sent, 7).getString("id");
    JsonObject none = Json.createObjectBuilder().build();

    InputIT.assertProblem(Cases.liaison().post(photo + "/publication", none), 404);
    Cases.ok(Cases.verifier().post(photo + "/publication", none));

    Download shown = Api.anybody().download(photo);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(Api.anybody().get(attachments(sent)).items()).hasSize(1);

    Cases.ok(
        Cases.admin()
            .post(sent.path() + "/take-down", Cases.with(sent, "reason", "Memuat data pribadi")));
    assertThat(Api.anybody().download(photo).status()).as("taken down").isEqualTo(404);
    assertThat(sent.reporter().download(photo).status()).isEqualTo(200);

    assertThat(Cases.verifier().delete(photo + "/publication").status()).isEqualTo(200);
    InputIT.assertProblem(Cases.verifier().delete(photo + "/publication"), 409);
  }

  @Test
  void filesOfAConfidentialOrSupervisoryReportAreNeverPublic() {
    Sent confidential = Cases.routed(Cases.sent(Cases.complaint().add("confidential", true)));
    Sent supervisory = Cases.sent();
    Cases.ok(
        Cases.verifier()
            .post(
                supervisory.path() + "/verification",
                Cases.verification(Cases.version(supervisory)).add("supervisory", true).build()));

    for (Sent sent : new Sent[] {confidential, supervisory}) {
      String photo = attachments(sent) + "/" + attached(sent, 8).getString("id");
      Answer refused =
          Cases.verifier().post(photo + "/publication", Json.createObjectBuilder().build());
      InputIT.assertProblem(refused, 409);
      assertThat(refused.text()).contains("never-public");
      assertThat(Api.anybody().download(photo).status()).isEqualTo(404);
    }
  }

  @Test
  void theFilesOfAnAnswerComeWithTheAnswer() {
    Sent sent = Cases.routed();
    Answer drafted =
        Cases.ok(
            Cases.liaison()
                .post(
                    Cases.leadHandoff(sent) + "/answers",
                    Cases.versioned(Cases.handoff(sent))
                        .add("text", "Keputusan terlampir.")
                        .add("substantive", true)
                        .build()));
    String answer = drafted.header("Location").replaceAll(".*/", "");
    Cases.ok(approve(answer, sent));

    Answer made =
        new SentFiles()
            .file("file", "SK Menteri.pdf", SentFiles.pdf())
            .text("answer", answer)
            .postTo(Cases.liaison(), attachments(sent));

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String file = path(sent, made.items(), 0);
    assertThat(made.items().getJsonObject(0).getString("name")).isEqualTo("SK Menteri.pdf");
    assertThat(answerOf(sent).getString("status")).as("approved anew").isEqualTo("DRAFT");
    assertThat(sent.reporter().download(file).status()).isEqualTo(404);
    assertThat(sent.reporter().get(attachments(sent)).items()).isEmpty();

    Cases.ok(
        Cases.liaison()
            .post("/answers/" + answer + "/publication", Cases.versioned(answerOf(sent)).build()));

    assertThat(sent.reporter().download(file).status()).isEqualTo(200);
    assertThat(Api.anybody().download(file).status()).as("not marked").isEqualTo(404);
    Cases.ok(Cases.liaison().post(file + "/publication", Json.createObjectBuilder().build()));
    assertThat(Api.anybody().download(file).status()).isEqualTo(200);
    InputIT.assertProblem(Cases.liaison().delete(file), 409);
    Answer late =
        new SentFiles()
            .file("file", "b.pdf", SentFiles.pdf())
            .text("answer", answer)
            .postTo(Cases.liaison(), attachments(sent));
    InputIT.assertProblem(late, 409);
  }

  @Test
  void whoeverProvesNothingAddsNothing() {
    Sent sent = Cases.withdrawn();
    SentFiles photo = new SentFiles().file("file", "a.jpg", SentFiles.jpeg(9));

    InputIT.assertProblem(photo.postTo(Api.anybody(), attachments(sent)), 403);
    InputIT.assertProblem(photo.postTo(Cases.liaison(), attachments(sent)), 400);
    InputIT.assertProblem(photo.postTo(sent.reporter(), attachments(sent)), 409);
    InputIT.assertProblem(
        sent.reporter().post(attachments(sent), Json.createObjectBuilder().build()), 415);
    assertThat(sent.reporter().get(attachments(sent)).items()).isEmpty();
  }

  private static Answer approve(String answer, Sent sent) {
    return Cases.user(Cases.LEAD + "-approver")
        .post("/answers/" + answer + "/approval", Cases.versioned(answerOf(sent)).build());
  }

  private static JsonObject answerOf(Sent sent) {
    return Cases.handoff(sent).getJsonArray("answers").getJsonObject(0);
  }
}
