package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees what of a report: the table of anonymous and confidential, and supervisory reports. */
class VisibilityIT {

  private static final String NAME = "Siti Aminah";
  private static final String EMAIL = "siti@example.com";

  @Test
  void beforeRoutingEverybodySeesNumberAndStatusAlone() {
    Sent sent = Cases.sent();

    assertThat(Api.anybody().get(sent.path()).json()).containsOnlyKeys("trackingId", "status");
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void everybodySeesTheTextUnlessConfidentialAndTheNameUnlessAnonymous(
      boolean anonymous, boolean confidential) {
    Sent sent = sent(anonymous, confidential);
    JsonObject everybody = Api.anybody().get(sent.path()).json();
    boolean listed = Api.anybody().get("/reports?limit=100").text().contains(sent.id());

    assertThat(listed).isEqualTo(!confidential);
    if (confidential) {
      assertThat(everybody).containsOnlyKeys("trackingId", "status");
    } else {
      assertThat(everybody.getString("text")).contains("antrean");
      assertThat(everybody.getString("reporter", "nobody")).isEqualTo(anonymous ? "nobody" : NAME);
      assertThat(everybody.toString()).doesNotContain(EMAIL, "081234567890");
    }
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void theInstitutionReadsTheTextAndAsksForTheNameOnlyWhereThereIsOne(
      boolean anonymous, boolean confidential) {
    Sent sent = sent(anonymous, confidential);

    Answer file = Cases.ok(Cases.liaison().get(sent.path()));
    Answer identity = Cases.liaison().get(sent.path() + "/identity");

    assertThat(file.json().getString("body")).contains("antrean");
    assertThat(file.text()).doesNotContain(EMAIL);
    if (anonymous) {
      assertThat(file.text()).doesNotContain(NAME);
      assertThat(identity.status()).isEqualTo(404);
    } else {
      assertThat(identity.string("name")).isEqualTo(NAME);
      assertThat(identity.json()).doesNotContainKey("nationalId");
      assertThat(identity.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void anotherInstitutionOnTheReportIsToldOfADraftAndDoesNotReadIt() {
    Sent sent = Cases.sent();
    Cases.ok(
        Cases.verifier()
            .post(
                sent.path() + "/verification",
                Cases.verification(Cases.version(sent))
                    .add("supporting", Json.createArrayBuilder().add(Cases.OTHER))
                    .build()));
    Cases.ok(
        Cases.user("kota-surabaya-staff")
            .post(
                Cases.leadHandoff(sent) + "/answers",
                Cases.versioned(Cases.handoff(sent))
                    .add("text", "Loket kedua dibuka.")
                    .add("substantive", true)
                    .add("publish", false)
                    .build()));

    assertThat(Cases.ok(Cases.user("kota-surabaya-liaison").get(sent.path())).text())
        .contains("Loket kedua dibuka.");
    assertThat(Cases.ok(Cases.liaison().get(sent.path())).text())
        .contains("ANSWER_DRAFTED")
        .doesNotContain("Loket kedua dibuka.");
  }

  @Test
  void theReporterSeesWhoReadTheIdentity() {
    Sent sent = Cases.routed();
    long before = readings(sent);

    Cases.ok(Cases.liaison().get(sent.path() + "/identity"));

    assertThat(readings(sent)).isEqualTo(before + 1);
    assertThat(sent.reporter().get(sent.path()).text())
        .contains("HANDLING", "Pejabat penghubung Kementerian Kesehatan")
        .doesNotContain("kemenkes-liaison");
  }

  @Test
  void aSupervisoryReportIsForTheFewAtTheInstitutionAndNobodyElse() {
    Sent sent = Cases.sent();
    Cases.ok(
        Cases.verifier()
            .post(
                sent.path() + "/verification",
                Cases.verification(Cases.version(sent)).add("supervisory", true).build()));
    Cases.delivered(sent);
    String handoff = Cases.leadHandoff(sent);

    assertThat(Api.anybody().get(sent.path()).json()).containsOnlyKeys("trackingId", "status");
    assertThat(Api.anybody().get("/reports?limit=100").text()).doesNotContain(sent.id());
    assertThat(Cases.user(Cases.LEAD + "-staff").get(handoff).status()).isEqualTo(404);
    assertThat(Cases.user(Cases.LEAD + "-staff").get("/handoffs?limit=100").text())
        .doesNotContain(sent.id());
    assertThat(Cases.liaison().get(handoff).status()).isEqualTo(200);
    assertThat(sent.reporter().get(sent.path()).string("body")).contains("antrean");
  }

  @Test
  void onlyAComplaintIsSupervisory() {
    Sent sent = Cases.sent(Cases.complaint().add("type", "ASPIRATION"));
    JsonObject before = Cases.file(sent);

    Answer answer =
        Cases.verifier()
            .post(
                sent.path() + "/verification",
                Cases.verification(Cases.version(sent)).add("supervisory", true).build());

    InputIT.assertProblem(answer, 400);
    assertThat(Cases.file(sent)).isEqualTo(before);
  }

  @Test
  void notesAreForStaffAlone() {
    Sent sent = Cases.routed();
    Cases.ok(
        Cases.verifier()
            .post(
                sent.path() + "/notes",
                Json.createObjectBuilder().add("text", "Rahasia dapur").build()));

    assertThat(Cases.liaison().get(sent.path()).text()).contains("Rahasia dapur");
    assertThat(sent.reporter().get(sent.path()).text()).doesNotContain("Rahasia dapur");
    assertThat(Api.anybody().get(sent.path()).text()).doesNotContain("Rahasia dapur");
  }

  @Test
  void whatIsTakenDownIsGoneUntilItIsPutBack() {
    Sent sent = Cases.routed();

    Cases.ok(Cases.admin().post(sent.path() + "/take-down", Cases.with(sent, "reason", "Fitnah")));
    assertThat(Api.anybody().get(sent.path()).json()).containsOnlyKeys("trackingId", "status");
    Cases.ok(
        Cases.admin().post(sent.path() + "/publication", Cases.with(sent, "reason", "Keliru")));

    assertThat(Api.anybody().get(sent.path()).json()).containsKeys("title", "text");
  }

  @Test
  void sensitivePartsAreMaskedForThePublicAndKeptForTheOfficer() {
    String body = "Hubungi saya di 081234567890 atau siti@example.com, NIK 3578012345678901.";
    Sent sent = Cases.routed(Cases.sent(Cases.complaint().add("body", body)));

    assertThat(Api.anybody().get(sent.path()).text())
        .doesNotContain("081234567890", "siti@example.com", "3578012345678901");
    assertThat(Cases.file(sent).getString("body")).isEqualTo(body);
    assertThat(Cases.file(sent).getJsonArray("bodyMarks")).hasSize(3);
  }

  private static Sent sent(boolean anonymous, boolean confidential) {
    return Cases.routed(
        Cases.sent(
            Cases.complaint().add("anonymous", anonymous).add("confidential", confidential)));
  }

  /** Without those for mail, which is sent when it is sent. */
  private static long readings(Sent sent) {
    return sent.reporter().get(sent.path()).json().getJsonArray("identityReadings").stream()
        .filter(reading -> !reading.asJsonObject().getString("purpose").equals("NOTIFICATION"))
        .count();
  }
}
