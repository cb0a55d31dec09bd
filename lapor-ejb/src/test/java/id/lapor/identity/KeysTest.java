package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vault.key.1",
        "vault.key.current",
        "hmac.key",
        "answer.key",
        "form.key",
        "signing.key.1",
        "signing.key.current"
      })
  void everyEntryIsNeeded(String name) {
    Properties entries = TestKeys.entries();
    entries.remove(name);

    assertThatThrownBy(() -> Keys.of(entries)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aKeyIsNeitherShortNorRepetitiveNorUsedTwice() {
    for (String bad :
        new String[] {
          Base64.getEncoder().encodeToString(new byte[31]),
          Base64.getEncoder().encodeToString(new byte[32]),
          Base64.getEncoder().encodeToString("0123012301230123012301230123012".getBytes()),
          "not base64!",
          TestKeys.key(3)
        }) {
      Properties entries = TestKeys.entries();
      entries.setProperty("hmac.key", bad);

      assertThatThrownBy(() -> Keys.of(entries)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aSealedTextOpensOnlyInItsOwnContextAndUnchanged() {
    Keys keys = TestKeys.keys();

    String sealed = keys.sealIdentity("name a", "Siti");

    assertThat(sealed).startsWith("1:").doesNotContain("Siti");
    assertThat(keys.openIdentity("name a", sealed)).isEqualTo("Siti");
    assertThat(keys.sealIdentity("name a", "Siti")).isNotEqualTo(sealed);
    assertThatThrownBy(() -> keys.openIdentity("name b", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.openIdentity("email a", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.openIdentity("name a", changed(sealed)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.openIdentity("name a", "9" + sealed.substring(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void identitiesSealedUnderAnOldKeyStayReadable() {
    String old = TestKeys.keys().sealIdentity("name a", "Siti");
    Properties rotated = TestKeys.entries();
    rotated.setProperty("vault.key.2", TestKeys.key(9));
    rotated.setProperty("vault.key.current", "2");
    Keys keys = Keys.of(rotated);

    assertThat(keys.openIdentity("name a", old)).isEqualTo("Siti");
    assertThat(keys.sealIdentity("name a", "Siti")).startsWith("2:");
  }

  @Test
  void hashesDifferByPurposeAndBySecret() {
    Keys keys = TestKeys.keys();

    assertThat(keys.hash("source", "x")).hasSize(64).isNotEqualTo(keys.hash("user", "x"));
    assertThat(keys.hash(Secret.FORM, "source", "x")).isNotEqualTo(keys.hash("source", "x"));
    assertThat(keys.signed(Secret.FORM, "f", "x", keys.hash(Secret.FORM, "f", "x"))).isTrue();
    assertThat(keys.signed(Secret.FORM, "f", "y", keys.hash(Secret.FORM, "f", "x"))).isFalse();
    assertThat(keys.signed(Secret.FORM, "f", "x", null)).isFalse();
  }

  private static String changed(String sealed) {
    char last = sealed.charAt(10);
    return sealed.substring(0, 10) + (last == 'A' ? 'B' : 'A') + sealed.substring(11);
  }
}
