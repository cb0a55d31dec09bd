package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

  @Test
  void onlyThePasswordItselfMatchesItsHash() {
    String stored = Passwords.hash("rahasia sekali");

    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(200);
    assertThat(Passwords.matches("rahasia sekali", stored)).isTrue();
    assertThat(Passwords.matches("Rahasia sekali", stored)).isFalse();
    assertThat(Passwords.matches("", stored)).isFalse();
    assertThat(Passwords.hash("rahasia sekali")).isNotEqualTo(stored);
  }

  @Test
  void noPasswordMatchesAnUnknownUser() {
    assertThat(Passwords.matches("", null)).isFalse();
    assertThat(Passwords.matches("rahasia", null)).isFalse();
  }

  @Test
  void hashesOfOtherParametersStayReadable() {
    // RFC 9106 parameters by another implementation: password "password", salt "somesalt".
    String stored =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(Passwords.matches("password", stored)).isTrue();
    assertThat(Passwords.matches("Password", stored)).isFalse();
  }

  @Test
  void anOverlongPasswordIsNeverRight() {
    String stored = Passwords.hash("");

    assertThat(Passwords.matches("x".repeat(Passwords.LONGEST + 1), stored)).isFalse();
  }
}
