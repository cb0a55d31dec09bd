package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.CodeReplacementPromised;
import id.lapor.identity.ContactChannel;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.RuleTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTextsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
  private static final String TOKEN = "AbCdEf_-0123456789AbCdEf_-0123456789AbCdEf";
  private static final Locale[] LANGUAGES = {RuleTexts.INDONESIAN, Locale.ENGLISH};

  @ParameterizedTest
  @EnumSource(NoticeTemplate.class)
  void everyShippedTextKeepsTheRulesOfItsTemplateInBothLanguages(NoticeTemplate template) {
    for (Locale language : LANGUAGES) {
      Wording wording = new NoticeTemplates().shipped(template, language);
      for (NoticePart part : template.parts()) {
        String text = wording.part(part);
        assertThat(text).as("%s %s %s", template, part, language).isNotBlank();
        assertThat(text.length()).isLessThanOrEqualTo(part.longest());
        assertThat(template.placeholders()).containsAll(Placeholders.in(text));
        assertThat(Placeholders.in(text)).containsAll(template.needed(part));
        assertThat(Placeholders.hasLooseBrace(text)).isFalse();
      }
    }
  }

  @Test
  void nothingIsShippedThatNoTemplateUses() {
    Set<String> wanted = new HashSet<>();
    for (NoticeTemplate template : NoticeTemplate.values()) {
      template.parts().forEach(part -> wanted.add(template + "." + part.key()));
    }
    for (Locale language : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
      List<String> shipped =
          new ArrayList<>(ResourceBundle.getBundle("id.lapor.notices", language).keySet());
      shipped.removeIf(key -> key.startsWith("label."));
      assertThat(shipped).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  @ParameterizedTest
  @EnumSource(NoticeTemplate.class)
  void theTwoLanguagesSayDifferentThings(NoticeTemplate template) {
    NoticeTemplates templates = new NoticeTemplates();
    assertThat(templates.shipped(template, Locale.ENGLISH).text())
        .isNotEqualTo(templates.shipped(template, RuleTexts.INDONESIAN).text());
  }

  @ParameterizedTest
  @EnumSource(ContactChannel.class)
  void aMessageNamesReportTokenPageAndEndAndNobody(ContactChannel channel) {
    OutgoingNotice message = token(channel, RuleTexts.INDONESIAN);

    assertThat(message.subject()).isEqualTo("LAPOR #1234567890: kode pengganti");
    assertThat(message.text())
        .contains("#1234567890", TOKEN, "sampai 3 Maret 2026 pukul 12.00 WIB")
        .contains("https://lapor.example/kode-hilang")
        .doesNotContain("{", "siti@example.id");
  }

  @ParameterizedTest
  @EnumSource(ContactChannel.class)
  void theSecretIsInNoAddress(ContactChannel channel) {
    for (Locale language : LANGUAGES) {
      assertThat(token(channel, language).text()).doesNotContainPattern("https?://\\S*" + TOKEN);
    }
  }

  @Test
  void aMessageWithATokenHasShortLinesOfPlainLetters() {
    for (Locale language : LANGUAGES) {
      assertThat(token(ContactChannel.EMAIL, language).text().lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThan(79));
    }
  }

  @Test
  void newsQuotesTheTitleOnlyWhileEverybodyMayReadIt() {
    NoticeItem received = new NoticeItem(NoticeTemplate.RECEIVED, NOON, Map.of());

    assertThat(news(GivenReports.submitted(), List.of(received)).text())
        .contains("#")
        .doesNotContain("Lampu jalan");
    assertThat(news(GivenReports.routed(), List.of(received)).text())
        .contains("(Lampu jalan padam)");
    assertThat(news(GivenReports.takenDown(), List.of(received)).text())
        .doesNotContain("Lampu jalan");
  }

  @Test
  void ofAConfidentialReportNewsTellsNeitherTitleNorInstitutionNorWhatHappened() {
    Report report = GivenReports.confidential();

    OutgoingNotice mail = news(report, List.of(routed("Kementerian Kesehatan")));

    assertThat(mail.subject()).endsWith("ada kabar baru");
    assertThat(mail.text())
        .contains("hanya dapat dilihat dengan kode akses")
        .doesNotContain("Kementerian", "Lampu", "diteruskan");
  }

  @Test
  void severalThingsBecomeOneMessageThatDatesEach() {
    NoticeItem received = new NoticeItem(NoticeTemplate.RECEIVED, NOON, Map.of());

    OutgoingNotice mail =
        news(GivenReports.submitted(), List.of(received, routed("Kementerian Kesehatan")));

    assertThat(mail.subject()).endsWith("2 kabar baru");
    assertThat(mail.text())
        .contains("2 Maret 2026 pukul 12.00 WIB\nLaporan Anda")
        .contains("diteruskan kepada Kementerian Kesehatan");
  }

  @Test
  void aNameWithLineEndsBeginsNoLineAndPlaceholdersInValuesStayWords() {
    OutgoingNotice mail =
        news(GivenReports.submitted(), List.of(routed("Dinas\r\nBcc: all@example.id {page}")));

    assertThat(mail.text()).contains("kepada Dinas Bcc: all@example.id {page}.");
    assertThat(mail.subject()).doesNotContain("\r", "\n");
  }

  @Test
  void theLinkToStopAndThePageAreThoseOfTheReportAndHoldNoCode() {
    OutgoingNotice mail = news(GivenReports.submitted(), List.of(routed("Dinas")));

    assertThat(mail.text())
        .contains("https://lapor.example/lacak?nomor=1234567890\n")
        .contains(mail.stop());
    assertThat(mail.stop()).startsWith("https://lapor.example/berhenti?t=r1234567890.");
    String token = mail.stop().substring(mail.stop().indexOf("t=") + 2);
    assertThat(GivenNotices.links().report(token)).contains("1234567890");
    assertThat(GivenNotices.links().report(token.replace("r1234567890", "r1234567891"))).isEmpty();
  }

  private static NoticeItem routed(String institution) {
    return new NoticeItem(NoticeTemplate.ROUTED, NOON, Map.of("institution", institution));
  }

  private static OutgoingNotice news(Report report, List<NoticeItem> items) {
    Notice notice = Notice.of(promise(ContactChannel.EMAIL, RuleTexts.INDONESIAN), "sealed", NOON);
    return GivenNotices.texts().news(notice, "siti@example.id", report, items);
  }

  private static OutgoingNotice token(ContactChannel channel, Locale language) {
    Notice notice = Notice.of(promise(channel, language), "sealed", NOON);
    return GivenNotices.texts().token(notice, "siti@example.id", TOKEN);
  }

  private static CodeReplacementPromised promise(ContactChannel channel, Locale language) {
    return new CodeReplacementPromised(
        7, "1234567890", "a-pseudonym", channel, language, TOKEN, NOON.plusSeconds(24 * 3600));
  }
}
