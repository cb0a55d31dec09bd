package id.lapor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestIdTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void anIdOfHexadecimalDigitsIsTakenOver() {
    String given = "0b9f5a3e-9f1c-4b62-a7f5-2f4c7f0c9a11";

    assertThat(RequestId.of(given, null)).isEqualTo(given);
  }

  @Test
  void aTraceThatTheRequestBelongsToIsItsId() {
    assertThat(RequestId.of(null, "00-" + TRACE + "-00f067aa0ba902b7-01")).isEqualTo(TRACE);
  }

  @Test
  void whatCouldBeANameOrACodeOrALineOfTheLogIsNot() {
    for (String given :
        new String[] {
          "Siti Aminah",
          "K7QX-M2PD-9RTV-4HWN",
          "0b9f5a3e\n2026 ERROR forged",
          "",
          "0b9f5a3e",
          "a".repeat(65)
        }) {
      assertThat(RequestId.of(given, given)).isNotEqualTo(given).matches("[0-9a-f-]{36}");
    }
  }
}
