package id.lapor.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b.id", "siti.aminah@dinkes.surabaya.go.id", "o'brien+lapor@x-1.example"})
  void aPlainAddressIsOneThatMailGoesTo(String address) {
    assertThat(EmailAddress.isPlain(address)).isTrue();
    assertThatCode(() -> new InternetAddress(address, true)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "siti",
        "siti@example",
        "siti@@example.id",
        ".siti@example.id",
        "siti.@example.id",
        "siti..aminah@example.id",
        "siti@.example.id",
        "siti@example..id",
        "siti@example.id.",
        "siti@ex_ample.id",
        "siti aminah@example.id",
        "siti@example.id, budi@example.id",
        "Siti <siti@example.id>",
        "\"siti\"@example.id",
        "siti(kantor)@example.id",
        "siti@example.id\nBcc: budi@example.id",
        "s\u00efti@example.id"
      })
  void whateverElseStandsThereIsNone(String text) {
    assertThat(EmailAddress.isPlain(text)).isFalse();
  }

  @Test
  void anAddressThatNoServerTakesForItsLengthIsNone() {
    assertThat(EmailAddress.isPlain("a".repeat(64) + "@example.id")).isTrue();
    assertThat(EmailAddress.isPlain("a".repeat(65) + "@example.id")).isFalse();
    assertThat(EmailAddress.isPlain("a@" + "b.".repeat(130) + "id")).isFalse();
  }
}
