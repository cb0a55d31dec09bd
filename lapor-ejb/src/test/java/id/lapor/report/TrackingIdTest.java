package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.NotFound;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingIdTest {

  @Test
  void aNewNumberHasTenDigitsAndIsReadBackWithOrWithoutItsSign() {
    for (int i = 0; i < 1_000; i++) {
      TrackingId id = TrackingId.random();

      assertThat(id.digits()).matches("[1-9][0-9]{9}");
      assertThat(TrackingId.of(id.digits())).isEqualTo(id);
      assertThat(TrackingId.of(" " + id + " ")).isEqualTo(id);
    }
  }

  @Test
  void everySingleWrongDigitIsNoticed() {
    String digits = TrackingId.random().digits();
    for (int place = 0; place < 10; place++) {
      for (char wrong = '0'; wrong <= '9'; wrong++) {
        if (wrong != digits.charAt(place)) {
          String typed = digits.substring(0, place) + wrong + digits.substring(place + 1);
          assertThatThrownBy(() -> TrackingId.of(typed)).isInstanceOf(NotFound.class);
        }
      }
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "#", "12345", "12345678901", "abcdefghij", "١٢٣٤٥٦٧٨٩٠", "##1234567897"})
  void whatCannotBeANumberIsNotFound(String typed) {
    assertThatThrownBy(() -> TrackingId.of(typed)).isInstanceOf(NotFound.class);
  }

  @Test
  void numbersDoNotFollowEachOther() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(TrackingId.random().digits());
    }

    assertThat(seen).hasSizeGreaterThan(995);
  }
}
