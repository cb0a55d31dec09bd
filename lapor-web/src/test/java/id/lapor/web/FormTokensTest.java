package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.TestKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormTokensTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

  @Test
  void aTokenIsOursFor24Hours() {
    String token = at(MONDAY).issue();

    assertThat(at(MONDAY).isOurs(token)).isTrue();
    assertThat(at(MONDAY.plus(FormTokens.LIFE).minusMillis(1)).isOurs(token)).isTrue();
    assertThat(at(MONDAY.plus(FormTokens.LIFE)).isOurs(token)).isFalse();
  }

  @Test
  void aTokenThatWasMadeYoungerIsNotOurs() {
    String token = at(MONDAY).issue();
    String younger =
        token.replace("." + MONDAY.getEpochSecond(), "." + (MONDAY.getEpochSecond() + 9));

    assertThat(at(MONDAY).isOurs(younger)).isFalse();
  }

  @Test
  void aTokenWithAnotherBeginningIsNotOurs() {
    String token = at(MONDAY).issue();
    char other = token.charAt(0) == 'A' ? 'B' : 'A';

    assertThat(at(MONDAY).isOurs(other + token.substring(1))).isFalse();
  }

  @Test
  void whatIsNoTokenIsNotOurs() {
    assertThat(at(MONDAY).isOurs(null)).isFalse();
    assertThat(at(MONDAY).isOurs("")).isFalse();
    assertThat(at(MONDAY).isOurs("a".repeat(24) + ".1." + "0".repeat(64))).isFalse();
    assertThat(at(MONDAY).isOurs("x".repeat(100_000))).isFalse();
  }

  @Test
  void noTwoFormsHaveTheSameTokenAndEachIsAnIdempotencyKey() {
    FormTokens tokens = at(MONDAY);

    assertThat(tokens.issue()).isNotEqualTo(tokens.issue()).hasSizeBetween(16, 128);
  }

  private static FormTokens at(Instant now) {
    FormTokens tokens = new FormTokens();
    tokens.keys = TestKeys.keys();
    tokens.clock = Clock.fixed(now, ZoneOffset.UTC);
    return tokens;
  }
}
