package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.jwk.ECKey;
import id.lapor.identity.AccessRecord;
import id.lapor.identity.GivenReporters;
import id.lapor.identity.Purpose;
import id.lapor.shared.TestDatabase;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an institution's system is told of as the reporter: every row of who sees what. */
class ReporterSealingTest {

  private static final List<String> SECRETS =
      List.of("Siti Aminah", "siti@example.com", "081234567890", "3578014107900001");

  /** Anonymous, confidential, about an official; and what is told of whom. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | false | false | ENCRYPTED | name email phone",
        "true  | false | false | ANONYMOUS | ''",
        "false | true  | false | ENCRYPTED | name",
        "true  | true  | false | ANONYMOUS | ''",
        "false | false | true  | WITHHELD  | ''",
        "true  | false | true  | ANONYMOUS | ''",
        "false | true  | true  | WITHHELD  | ''",
        "true  | true  | true  | ANONYMOUS | ''",
      })
  void theInstitutionIsToldWhatItMayKnow(
      boolean anonymous, boolean confidential, boolean supervisory, String said, String parts) {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          ECKey key = given.encryptionKey();
          String pseudonym = given.reporter();
          GivenExchange.Held held = given.held(anonymous, confidential, supervisory, pseudonym);

          JsonObject body = given.composed(given.offer(held));

          JsonObject reporter = body.getJsonObject("reporter");
          assertThat(reporter.getString("identity")).isEqualTo(said);
          assertThat(body.toString()).doesNotContain(SECRETS);
          assertThat(body.getString("publicText")).isEqualTo("Antrean tiga hari.");
          assertThat(body.toString()).doesNotContain("Kata pelapor sendiri", pseudonym);
          if (said.equals("ENCRYPTED")) {
            assertTold(reporter.getString("jwe"), key, held, parts);
          } else {
            assertThat(reporter).containsOnlyKeys("identity");
          }
          assertThat(GivenReporters.vault(em).accesses(pseudonym))
              .extracting(AccessRecord::actor, AccessRecord::purpose)
              .containsExactlyElementsOf(
                  said.equals("ENCRYPTED")
                      ? List.of(
                          org.assertj.core.groups.Tuple.tuple(
                              "handoff." + given.keys.code, Purpose.HANDLING))
                      : List.of());
        });
  }

  @Test
  void withoutAKeyOfTheInstitutionNobodyIsNamedAndNobodyIsRead() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          String pseudonym = given.reporter();

          JsonObject body = given.composed(given.offer(given.held(false, false, false, pseudonym)));

          assertThat(body.getJsonObject("reporter"))
              .isEqualTo(GivenExchange.json("{\"identity\":\"NO_KEY\"}".getBytes()));
          assertThat(body.toString()).doesNotContain(SECRETS);
          assertThat(GivenReporters.vault(em).accesses(pseudonym)).isEmpty();
        });
  }

  @Test
  void whoIsNotKnownIsSaidToBeUnknown() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          given.encryptionKey();

          JsonObject body = given.composed(given.offer(given.held(false, false, false, null)));

          assertThat(body.getJsonObject("reporter").getString("identity")).isEqualTo("UNKNOWN");
        });
  }

  private static void assertTold(String jwe, ECKey key, GivenExchange.Held held, String parts) {
    JsonObject told = GivenExchange.json(GivenKeys.read(jwe, key).getBytes(StandardCharsets.UTF_8));
    Map<String, String> all =
        Map.of("name", "Siti Aminah", "email", "siti@example.com", "phone", "081234567890");
    Map<String, String> wanted =
        List.of(parts.split(" ")).stream().collect(Collectors.toMap(part -> part, all::get));
    Map<String, String> found =
        told.entrySet().stream()
            .filter(member -> !member.getKey().equals("handoffId"))
            .collect(
                Collectors.toMap(Map.Entry::getKey, m -> ((JsonString) m.getValue()).getString()));
    assertThat(found).isEqualTo(wanted);
    assertThat(told.getString("handoffId")).isEqualTo(held.handoff());
    new PublishedForm("reporter-1").assertFits(told);
    try {
      assertThat(JWEObject.parse(jwe).getHeader().toString())
          .contains("ECDH-ES+A256KW", "A256GCM", "/1");
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
