package id.lapor.exchange;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How institutions' keys come, follow each other, and stay readable. */
class InstitutionKeysTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  private final GivenKeys given = new GivenKeys();
  private final TestClock clock = new TestClock(NOW);

  @Test
  void whoHoldsTheKeyRegistersIt() {
    with(
        keys -> {
          OctetKeyPair ed25519 = GivenKeys.ed25519();
          ECKey p256 = GivenKeys.p256();
          ECKey encryption = GivenKeys.p256();

          given.register(keys, KeyPurpose.SIGNING, ed25519);
          given.register(keys, KeyPurpose.SIGNING, p256);
          given.register(keys, KeyPurpose.ENCRYPTION, encryption);

          assertThat(keys.signing(given.code, 1, NOW).orElseThrow().toOctetKeyPair().getX())
              .isEqualTo(ed25519.getX());
          assertThat(keys.signing(given.code, 1, NOW).orElseThrow().getKeyID())
              .isEqualTo(given.code + "/1");
          assertThat(keys.signing(given.code, 2, NOW).orElseThrow().toECKey().getX())
              .isEqualTo(p256.getX());
          assertThat(keys.encryption(given.institution, NOW).orElseThrow().getX())
              .isEqualTo(encryption.getX());
          assertThat(keys.signing(given.code, 3, NOW)).isEmpty();
          assertThat(keys.challenges(given.institution)).isEmpty();
        });
  }

  @Test
  void whoCannotSignTheTextRegistersNothing() {
    with(
        keys -> {
          OctetKeyPair key = GivenKeys.ed25519();
          long challenge = asked(keys, KeyPurpose.SIGNING, key.toPublicJWK().toJSONString());
          String text = keys.challenges(given.institution).get(0).text();

          for (String answer :
              new String[] {
                GivenKeys.signed(text, GivenKeys.ed25519()),
                GivenKeys.signed(text + " ", key),
                text,
                "a.b.c"
              }) {
            assertRefused(
                "proof-wrong",
                () -> keys.register(given.institution, given.code, challenge, answer));
          }
          assertThat(keys.of(given.institution)).isEmpty();
          assertThat(keys.challenges(given.institution)).hasSize(1);
        });
  }

  @Test
  void whoCannotReadTheWordRegistersNothing() {
    with(
        keys -> {
          ECKey key = GivenKeys.p256();
          long challenge = asked(keys, KeyPurpose.ENCRYPTION, key.toPublicJWK().toJSONString());
          String word = GivenKeys.read(keys.challenges(given.institution).get(0).text(), key);

          assertRefused(
              "proof-wrong",
              () ->
                  keys.register(
                      given.institution, given.code, challenge, "AAAA-AAAA-AAAA-AAAA-AAAA"));
          assertThat(keys.of(given.institution)).isEmpty();

          String typed = " " + word.toLowerCase().replace('-', ' ');
          keys.register(given.institution, given.code, challenge, typed);
          assertThat(keys.of(given.institution)).hasSize(1);
        });
  }

  @Test
  void aChallengeIsAnsweredOnceWithinADayAndByTheInstitutionItWasFor() {
    GivenKeys other = new GivenKeys();
    with(
        keys -> {
          OctetKeyPair key = GivenKeys.ed25519();
          long challenge = asked(keys, KeyPurpose.SIGNING, key.toPublicJWK().toJSONString());
          String answer = GivenKeys.signed(keys.challenges(given.institution).get(0).text(), key);

          assertThatThrownBy(() -> keys.register(other.institution, other.code, challenge, answer))
              .isInstanceOf(NotFound.class);
          clock.pass(Duration.ofHours(24));
          assertRefused(
              "challenge-expired",
              () -> keys.register(given.institution, given.code, challenge, answer));
          clock.pass(Duration.ofSeconds(-1));
          keys.register(given.institution, given.code, challenge, answer);
          keys.em.flush();
          assertThatThrownBy(() -> keys.register(given.institution, given.code, challenge, answer))
              .isInstanceOf(NotFound.class);
          assertThat(keys.of(given.institution)).hasSize(1);
        });
  }

  @Test
  void aNewKeyOverlapsTheOldOneWhichIsReadableForEver() {
    with(
        keys -> {
          InstitutionKey old = given.register(keys, KeyPurpose.SIGNING, GivenKeys.ed25519());
          clock.pass(Duration.ofDays(1));
          given.register(keys, KeyPurpose.SIGNING, GivenKeys.ed25519());

          Instant end = NOW.plus(Duration.ofDays(3));
          keys.end(given.institution, 1, old.version(), end);
          keys.em.flush();

          assertThat(keys.signing(given.code, 1, NOW.minusSeconds(1))).isEmpty();
          assertThat(keys.signing(given.code, 1, end.minusSeconds(1))).isPresent();
          assertThat(keys.signing(given.code, 2, end.minusSeconds(1))).isPresent();
          assertThat(keys.signing(given.code, 1, end)).isEmpty();
          assertThat(keys.of(given.institution)).hasSize(2);
        });
  }

  @Test
  void anEndIsNeitherInThePastNorTakenBack() {
    with(
        keys -> {
          InstitutionKey key = given.register(keys, KeyPurpose.SIGNING, GivenKeys.ed25519());
          clock.pass(Duration.ofDays(1));

          assertRefused(
              "in-the-past",
              () -> keys.end(given.institution, 1, key.version(), NOW.plusSeconds(60)));
          assertRefused(
              "stale-version",
              () -> keys.end(given.institution, 1, key.version() + 1, clock.instant()));
          assertThat(key.validTo()).isEmpty();

          Instant thisMinute = clock.instant();
          clock.pass(Duration.ofSeconds(30));
          keys.end(given.institution, 1, key.version(), thisMinute);
          keys.em.flush();
          assertThat(keys.signing(given.code, 1, clock.instant())).isPresent();
          clock.pass(Duration.ofSeconds(1));
          assertThat(keys.signing(given.code, 1, clock.instant())).isEmpty();
          assertRefused(
              "key-ended",
              () ->
                  keys.end(
                      given.institution, 1, key.version(), clock.instant().plusSeconds(9_000)));
        });
  }

  @Test
  void aKeyIsRegisteredOnceAndANumberIsNeverGivenAgain() {
    GivenKeys other = new GivenKeys();
    with(
        keys -> {
          ECKey key = GivenKeys.p256();
          InstitutionKey first = given.register(keys, KeyPurpose.SIGNING, key);
          keys.end(given.institution, 1, first.version(), NOW);
          clock.pass(Duration.ofDays(1));

          String jwk = key.toPublicJWK().toJSONString();
          assertRefused(
              "key-known",
              () -> keys.challenge(given.institution, given.code, KeyPurpose.ENCRYPTION, jwk));
          assertRefused(
              "key-known",
              () -> keys.challenge(other.institution, other.code, KeyPurpose.SIGNING, jwk));
          assertThat(given.register(keys, KeyPurpose.SIGNING, GivenKeys.ed25519()).kid())
              .isEqualTo(given.code + "/2");
        });
  }

  @Test
  void threeKeysOfAPurposeAreValidAtTheSameTime() {
    with(
        keys -> {
          for (int i = 0; i < InstitutionKeys.MAX_LIVE; i++) {
            given.register(keys, KeyPurpose.ENCRYPTION, GivenKeys.p256());
          }
          assertRefused(
              "too-many-keys", () -> given.register(keys, KeyPurpose.ENCRYPTION, GivenKeys.p256()));
          given.register(keys, KeyPurpose.SIGNING, GivenKeys.ed25519());

          InstitutionKey newest = keys.of(given.institution).get(1);
          assertThat(keys.encryption(given.institution, NOW).orElseThrow().getKeyID())
              .isEqualTo(newest.kid());
        });
  }

  @Test
  void noKeyIsDeleted() {
    assertThatThrownBy(
            () ->
                TestDatabase.rolledBack(
                    em -> em.createNativeQuery("delete from institution_key").executeUpdate()))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("permission denied");
  }

  private long asked(InstitutionKeys keys, KeyPurpose purpose, String jwk) {
    keys.challenge(given.institution, given.code, purpose, jwk);
    keys.em.flush();
    return keys.challenges(given.institution).get(0).id();
  }

  private void with(Consumer<InstitutionKeys> step) {
    TestDatabase.rolledBack(em -> step.accept(GivenKeys.keys(em, clock)));
  }
}
