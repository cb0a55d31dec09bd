package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.CodeReplacementPromised;
import id.lapor.identity.ContactChannel;
import id.lapor.shared.RuleTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NoticeTest {

  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");

  @Test
  void aNoticeIsDueAtOnceAndUntilItExpires() {
    Notice notice = promised(Locale.ENGLISH);

    assertThat(notice.isDue(NOON)).isTrue();
    assertThat(notice.isDue(notice.expiresAt().minusMillis(1))).isTrue();
    assertThat(notice.isDue(notice.expiresAt())).isFalse();
  }

  @Test
  void whileAnAttemptRunsNobodyBeginsAnother() {
    Notice notice = promised(Locale.ENGLISH);
    notice.begin(NOON);

    assertThatThrownBy(() -> notice.begin(NOON.plus(Notice.LEASE).minusMillis(1)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(notice.attempts()).isEqualTo(1);
    assertThat(notice.isDue(NOON.plus(Notice.LEASE))).isTrue();
  }

  @Test
  void thePausesGrowAndTheEighthAttemptIsTheLast() {
    Notice notice = promised(Locale.ENGLISH);
    List<Duration> pauses = new ArrayList<>();
    Instant now = NOON;
    while (!notice.isExhausted()) {
      notice.begin(now);
      notice.defer(now);
      pauses.add(Duration.between(now, notice.nextAttemptAt()));
      now = notice.nextAttemptAt();
    }

    assertThat(pauses)
        .extracting(Duration::toMinutes)
        .containsExactly(1L, 5L, 30L, 120L, 120L, 120L, 120L, 120L);
    assertThat(notice.isDue(now)).isFalse();
  }

  @Test
  void itSpeaksTheLanguageInWhichWasAskedElseIndonesian() {
    assertThat(promised(Locale.ENGLISH).language()).isEqualTo(Locale.ENGLISH);
    assertThat(promised(RuleTexts.INDONESIAN).language()).isEqualTo(RuleTexts.INDONESIAN);
    assertThat(promised(Locale.GERMAN).language()).isEqualTo(RuleTexts.INDONESIAN);
  }

  @Test
  void neitherTheEventNorTheMessageTellsItsSecretToALog() {
    assertThat(promise(Locale.ENGLISH).toString()).doesNotContain("token");
    assertThat(
            new OutgoingNotice(
                    "an-id",
                    ContactChannel.EMAIL,
                    "siti@example.id",
                    Locale.ENGLISH,
                    "subject",
                    "the-token",
                    "")
                .toString())
        .isEqualTo("OutgoingNotice[an-id]");
  }

  private static Notice promised(Locale language) {
    return Notice.of(promise(language), "sealed", NOON);
  }

  private static CodeReplacementPromised promise(Locale language) {
    return new CodeReplacementPromised(
        7,
        "1234567890",
        "a-pseudonym",
        ContactChannel.EMAIL,
        language,
        "the-token",
        NOON.plus(Duration.ofHours(24)));
  }
}
