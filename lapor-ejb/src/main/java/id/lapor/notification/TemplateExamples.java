package id.lapor.notification;

import id.lapor.shared.RuleTexts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what a template becomes, with values that are invented and about nobody. */
final class TemplateExamples {

  private static final String NUMBER = "1234567890";
  private static final String SITE = "https://lapor.example";

  private final NoticeTemplates templates;

  TemplateExamples(NoticeTemplates templates) {
    this.templates = templates;
  }

  /** The preview of a wording that is perhaps not in force yet. */
  TemplatePreview of(NoticeTemplate template, Wording wording, Locale language) {
    Map<String, String> values = values(language);
    String text =
        switch (template.use()) {
          case TOKEN, CONFIRMATION, FOLLOWED -> Placeholders.fill(wording.text(), values);
          case FRAME -> framed(wording.text(), several(language, values), values);
          case WORK -> framed(wording.text(), work(language, values), values);
          case REPORTER ->
              framed(
                  templates.wording(NoticeTemplate.NEWS, language).text(),
                  Placeholders.fill(wording.text(), values),
                  values);
          case OFFICER ->
              framed(
                  templates.wording(NoticeTemplate.WORK, language).text(),
                  Placeholders.fill(wording.text(), values),
                  values);
        };
    String subject = Placeholders.fill(wording.subject(), values);
    return new TemplatePreview(
        subject,
        MailMessage.wrapped(text),
        template.use() == NoticeTemplate.Use.TOKEN ? null : MailHtml.of(text, subject, language),
        wording.shortText() == null ? null : Placeholders.fill(wording.shortText(), values));
  }

  private static String framed(String frame, String items, Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put("items", items);
    return Placeholders.fill(frame, all);
  }

  private String several(Locale language, Map<String, String> values) {
    return Stream.of(NoticeTemplate.ROUTED, NoticeTemplate.ANSWERED)
        .map(one -> Placeholders.fill(templates.wording(one, language).text(), values))
        .collect(Collectors.joining("\n\n"));
  }

  private String work(Locale language, Map<String, String> values) {
    return Placeholders.fill(
        templates.wording(NoticeTemplate.WORK_OFFERED, language).text(), values);
  }

  private static Map<String, String> values(Locale language) {
    boolean indonesian = language.equals(RuleTexts.INDONESIAN);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("number", NUMBER);
    values.put(
        "report", "#" + NUMBER + (indonesian ? " (Judul contoh)" : " (Title of an example)"));
    values.put("institution", indonesian ? "Dinas Contoh" : "Example Agency");
    values.put("until", indonesian ? "2 Maret 2026" : "2 March 2026");
    values.put("deadline", indonesian ? "Penyelesaian" : "Settlement");
    values.put("reason", indonesian ? "Terlalu umum" : "Too general");
    values.put("event", indonesian ? "dijawab oleh instansi" : "answered by the institution");
    values.put("count", "2");
    values.put("token", "CONTOH-EXAMPLE-CONTOH-EXAMPLE");
    values.put("page", SITE + "/lacak?nomor=" + NUMBER);
    values.put("settings", SITE + "/staff/notifications");
    values.put("stop", SITE + "/berhenti?t=...");
    return values;
  }
}
