package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdministrationIT {

  @Test
  void whoAddsAnInstitutionStandsInTheJournalAndWhoIsRefusedDoesNot() {
    Api.as("NATIONAL_ADMIN").post("/institutions", institution("it-journal"));
    Answer refused = Api.as("NATIONAL_VERIFIER").post("/institutions", institution("it-refused"));
    Answer again = Api.as("NATIONAL_ADMIN").post("/institutions", institution("it-journal"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(again.status()).isEqualTo(409);
    assertThat(
            LaporDatabase.shared()
                .rows(
                    "select account, act, subject, parent from lapor.administration_entry"
                        + " where subject in ('it-journal', 'it-refused')"))
        .containsExactly(
            Map.of(
                "account", "national-admin",
                "act", "INSTITUTION_ADDED",
                "subject", "it-journal",
                "parent", "kemenkes"));
  }

  private static JsonObject institution(String code) {
    return Json.createObjectBuilder()
        .add("code", code)
        .add("name", "Unit " + code)
        .add("type", "UNIT")
        .add("parent", "kemenkes")
        .build();
  }
}
