package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What LAPOR signs is verified with what it publishes, by public tools and for ever. */
class SigningTest {

  private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");
  private static final byte[] BODY = "{\"sequence\":1}".getBytes(StandardCharsets.UTF_8);

  private final TestClock clock = new TestClock(NOW);

  @Test
  void aSignatureIsOverTheVeryBytesAndNamesItsKey() throws Exception {
    String signature = TestKeys.keys().sign(BODY);

    assertThat(signature).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]{86}");
    assertThat(verified(signature, BODY, publicPart(TestKeys.keys(), "lapor/1"))).isTrue();
    byte[] altered = "{\"sequence\":2}".getBytes(StandardCharsets.UTF_8);
    assertThat(verified(signature, altered, publicPart(TestKeys.keys(), "lapor/1"))).isFalse();
    assertThat(verified(signature, BODY, publicPart(rotated(), "lapor/2"))).isFalse();
    assertThat(signature).isEqualTo(TestKeys.keys().sign(BODY));
  }

  @Test
  void whatAnEarlierKeySignedIsVerifiedAfterItHasLeftTheKeyFile() {
    TestDatabase.rolledBack(
        em -> {
          String signature = TestKeys.keys().sign(BODY);
          keys(em, TestKeys.keys()).publish();
          clock.pass(Duration.ofDays(400));
          Properties without = rotatedEntries();
          without.remove("signing.key.1");
          SigningKeys later = keys(em, Keys.of(without));

          later.publish();
          later.publish();

          assertThat(later.all())
              .extracting(SigningKeyView::kid, SigningKeyView::since)
              .containsSubsequence(
                  tuple("lapor/1", NOW), tuple("lapor/2", NOW.plus(Duration.ofDays(400))));
          String first =
              later.all().stream()
                  .filter(key -> key.kid().equals("lapor/1"))
                  .findFirst()
                  .orElseThrow()
                  .publicPart();
          assertThat(verified(signature, BODY, first)).isTrue();
        });
  }

  @Test
  void aNumberThatStandsForAnotherKeyAlreadyIsRefused() {
    TestDatabase.rolledBack(
        em -> {
          keys(em, TestKeys.keys()).publish();
          Properties replaced = TestKeys.entries();
          replaced.setProperty("signing.key.1", TestKeys.key(77));
          SigningKeys other = keys(em, Keys.of(replaced));

          assertThatThrownBy(other::publish)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("lapor/1");

          assertThat(other.all())
              .extracting(SigningKeyView::publicPart)
              .containsExactly(publicPart(TestKeys.keys(), "lapor/1"));
        });
  }

  private SigningKeys keys(EntityManager em, Keys file) {
    SigningKeys keys = new SigningKeys();
    keys.em = em;
    keys.keys = file;
    keys.clock = clock;
    return keys;
  }

  private static Keys rotated() {
    return Keys.of(rotatedEntries());
  }

  private static Properties rotatedEntries() {
    Properties entries = TestKeys.entries();
    entries.setProperty("signing.key.2", TestKeys.key(12));
    entries.setProperty("signing.key.current", "2");
    return entries;
  }

  private static String publicPart(Keys keys, String kid) {
    return keys.signingKeys().get(kid);
  }

  private static boolean verified(String signature, byte[] body, String publicPart) {
    try {
      OctetKeyPair key = new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(publicPart)).build();
      return JWSObject.parse(signature, new Payload(body)).verify(new Ed25519Verifier(key));
    } catch (ParseException | JOSEException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
