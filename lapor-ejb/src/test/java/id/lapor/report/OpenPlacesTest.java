package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is sent that is still to be filled in. */
class OpenPlacesTest {

  @Test
  void whatIsKnownIsFilledInAndTheRestStaysOpen() {
    Map<String, String> values = Map.of("trackingId", "#1234567897", "category", " ");

    String text =
        OpenPlaces.filled("Laporan {{trackingId}} tentang {{ category }}: {{tanggal}}", values);

    assertThat(text).isEqualTo("Laporan #1234567897 tentang {{ category }}: {{tanggal}}");
    assertThat(OpenPlaces.in(text)).containsExactly("category", "tanggal");
  }

  @Test
  void aValueIsPutInAsItIs() {
    assertThat(OpenPlaces.filled("{{title}}", Map.of("title", "Harga $1 {{category}}")))
        .isEqualTo("Harga $1 {{category}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sejak {{tanggal}}.", "{{}}", "{{ }}", "Pada {{ hari ini }} juga"})
  void aTextWithAnOpenPlaceIsRefusedAtItsField(String text) {
    assertThatThrownBy(() -> OpenPlaces.refuse("text", text))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal -> {
              assertThat(refusal.fields()).hasSize(1);
              assertThat(refusal.fields().get(0).field()).isEqualTo("text");
              assertThat(refusal.fields().get(0).rule()).isEqualTo("open-place");
            });
  }

  @Test
  void ordinaryBracesAreWords() {
    assertThatCode(() -> OpenPlaces.refuse("text", "Himpunan {a, b} dan {c}"))
        .doesNotThrowAnyException();
    assertThatCode(() -> OpenPlaces.refuse("text", null)).doesNotThrowAnyException();
  }
}
