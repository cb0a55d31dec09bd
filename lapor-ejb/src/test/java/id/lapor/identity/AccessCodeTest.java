package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCodeTest {

  private static final Keys KEYS = TestKeys.keys();

  @Test
  void aCodeIsShownInGroupsOfUnambiguousCharacters() {
    AccessCode code = AccessCode.create();

    assertThat(code.shown()).matches("([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}");
    assertThat(code.shown()).isNotEqualTo(AccessCode.create().shown());
    assertThat(code.toString()).doesNotContain(code.shown().substring(0, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABCD-EFGH-JKMN-2345",
        "abcd-efgh-jkmn-2345",
        "ABCDEFGHJKMN2345",
        " abcd efgh–jkmn\u00a02345 "
      })
  void caseSpacesAndDashesDoNotMatter(String typed) {
    String stored = AccessCode.parse("ABCD-EFGH-JKMN-2345").orElseThrow().hash(KEYS);

    assertThat(AccessCode.parse(typed).orElseThrow().matches(stored, KEYS)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "ABCD", "ABCD-EFGH-JKMN-2340", "ABCD-EFGH-JKMN-234O", "ABCD-EFGH-JKMN-23456"})
  void whatCannotBeACodeIsNone(String typed) {
    assertThat(AccessCode.parse(typed)).isEmpty();
  }

  @Test
  void aCodeIsStoredUnderAKeyThatTheDatabaseDoesNotHold() {
    AccessCode code = AccessCode.create();
    Properties other = TestKeys.entries();
    other.setProperty("hmac.key", TestKeys.key(7));

    assertThat(code.hash(KEYS)).matches("[0-9a-f]{64}").isEqualTo(code.hash(KEYS));
    assertThat(code.hash(Keys.of(other))).isNotEqualTo(code.hash(KEYS));
    assertThat(AccessCode.create().matches(code.hash(KEYS), KEYS)).isFalse();
  }
}
