package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What officers are told by mail, and what their administrator lets mail say. */
class OfficerNoticesIT {

  @Test
  void anOfficerIsToldOfNewWorkAtOnceWhenTheyWantThat() {
    String address = "liaison-" + System.nanoTime() + "@example.com";
    Cases.ok(Cases.liaison().put("/notices/mine", work("IMMEDIATE", address)));

    Sent sent = Cases.routed();

    MimeMessage mail =
        eventually(
            () -> {
              List<MimeMessage> found =
                  Postbox.to(address).stream()
                      .filter(one -> Postbox.words(one).contains("#" + sent.id()))
                      .toList();
              assertThat(found).isNotEmpty();
              return found.get(0);
            },
            Duration.ofSeconds(30));
    assertThat(Postbox.words(mail))
        .contains("new hand-off", RunningLapor.baseUrl() + "/staff/report?id=" + sent.id())
        .doesNotContain("Antrean", "Siti");
    Cases.ok(Cases.liaison().put("/notices/mine", work("OFF", null)));
    assertThat(Cases.liaison().get("/notices/mine").string("mode")).isEqualTo("OFF");
  }

  @Test
  void theAdministratorWordsWhatNoticesSay() {
    String path = "/notice-templates/REOPENED/id";
    Answer before = Cases.ok(Cases.admin().get(path));
    assertThat(Cases.verifier().get(path).status()).isEqualTo(403);

    Answer unknown = Cases.admin().put(path, wording(before, "Dibuka lagi: {siapa}"));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text()).contains("unknown-placeholder");
    assertThat(Cases.admin().get(path).json()).isEqualTo(before.json());

    Answer changed = Cases.ok(Cases.admin().put(path, wording(before, "Dibuka lagi: {report}")));
    Sent sent = Cases.completed();
    Cases.ok(
        sent.reporter()
            .post(
                sent.path() + "/reopening",
                Json.createObjectBuilder().add("reason", "Masih rusak").build()));

    NoticesIT.mail(sent, "Dibuka lagi: #" + sent.id());
    Cases.ok(
        Cases.admin()
            .post(
                path + "/reset",
                Json.createObjectBuilder()
                    .add("version", changed.json().getInt("version"))
                    .build()));
    assertThat(Cases.admin().get(path).json()).isEqualTo(before.json());
    assertThat(Cases.user("auditor").get("/notices/overview").text()).contains("SENT");
    assertThat(Cases.verifier().get("/notices/overview").status()).isEqualTo(403);
  }

  private static JsonObject wording(Answer before, String text) {
    return Json.createObjectBuilder()
        .add("version", before.json().getInt("version"))
        .add("subject", before.string("subject"))
        .add("text", text)
        .add("short", before.string("shortText"))
        .build();
  }

  private static JsonObject work(String mode, String address) {
    JsonObjectBuilder choice =
        Json.createObjectBuilder().add("mode", mode).add("hour", 7).add("language", "en");
    return (address == null ? choice : choice.add("email", address)).build();
  }
}
