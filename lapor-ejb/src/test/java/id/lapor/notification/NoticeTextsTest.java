package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.CodeReplacementPromised;
import id.lapor.identity.ContactChannel;
import id.lapor.shared.RuleTexts;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTextsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
  private static final String TOKEN = "AbCdEf_-0123456789AbCdEf_-0123456789AbCdEf";

  @Test
  void everyKindHasItsTextsInBothLanguages() {
    for (Locale language : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
      ResourceBundle texts = ResourceBundle.getBundle("id.lapor.notices", language);
      for (NoticeKind kind : NoticeKind.values()) {
        assertThat(texts.keySet()).contains(kind + ".subject", kind + ".EMAIL", kind + ".PHONE");
      }
      assertThat(texts.keySet())
          .allSatisfy(key -> assertThat(texts.getString(key)).doesNotContain("'"));
    }
  }

  @Test
  void theTwoLanguagesSayDifferentThings() {
    for (ContactChannel channel : ContactChannel.values()) {
      assertThat(written(channel, Locale.ENGLISH).text())
          .containsIgnoringCase("ignore this")
          .isNotEqualTo(written(channel, RuleTexts.INDONESIAN).text());
      assertThat(written(channel, Locale.ENGLISH).subject())
          .isNotEqualTo(written(channel, RuleTexts.INDONESIAN).subject());
    }
  }

  @ParameterizedTest
  @EnumSource(ContactChannel.class)
  void aMessageNamesReportTokenPageAndEndAndNobody(ContactChannel channel) {
    OutgoingNotice message = written(channel, RuleTexts.INDONESIAN);

    assertThat(message.subject()).isEqualTo("LAPOR #1234567890: kode pengganti");
    assertThat(message.text())
        .contains("#1234567890", TOKEN, "sampai 3 Maret 2026 pukul 12.00 WIB")
        .contains("https://lapor.example/kode-hilang")
        .doesNotContain("{", "siti@example.id");
  }

  @ParameterizedTest
  @EnumSource(ContactChannel.class)
  void theSecretIsInNoAddress(ContactChannel channel) {
    for (Locale language : new Locale[] {RuleTexts.INDONESIAN, Locale.ENGLISH}) {
      assertThat(written(channel, language).text()).doesNotContainPattern("https?://\\S*" + TOKEN);
    }
  }

  @Test
  void mailHasShortLinesOfPlainLetters() {
    assertThat(written(ContactChannel.EMAIL, RuleTexts.INDONESIAN).text().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(79));
    assertThat(written(ContactChannel.EMAIL, Locale.ENGLISH).text().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(79));
  }

  private static OutgoingNotice written(ContactChannel channel, Locale language) {
    NoticeTexts texts = new NoticeTexts();
    texts.settings =
        NoticeSettings.of(
            Map.of(
                    "lapor.base.url", "https://lapor.example",
                    "lapor.mode", "demo",
                    "lapor.data", "/data")
                ::get);
    Notice notice =
        Notice.of(
            new CodeReplacementPromised(
                7,
                "1234567890",
                "a-pseudonym",
                channel,
                language,
                TOKEN,
                NOON.plusSeconds(24 * 3600)),
            "sealed",
            NOON);
    return texts.compose(notice, "siti@example.id", TOKEN);
  }
}
