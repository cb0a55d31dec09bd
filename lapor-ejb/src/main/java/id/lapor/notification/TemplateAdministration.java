package id.lapor.notification;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.NewReport;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleTexts;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the texts of notices are worded. A wording holds from the moment it is kept; every one that
 * ever held stays on record with its author.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class TemplateAdministration {

  @Inject NoticeTemplates templates;
  @Inject AdministrationObserver journal;
  @Inject Caller caller;
  @Inject Clock clock;

  /** All templates in both languages. */
  public List<TemplateView> list() {
    Map<String, NoticeWording> written = templates.written();
    return Arrays.stream(NoticeTemplate.values())
        .flatMap(
            one ->
                NewReport.LANGUAGES.stream()
                    .map(
                        language ->
                            view(
                                one,
                                language,
                                Optional.ofNullable(
                                    written.get(NoticeTemplates.id(one, locale(language)))))))
        .toList();
  }

  /**
   * One template in one language.
   *
   * @throws NotFound when there is no such language
   */
  public TemplateView get(NoticeTemplate template, String language) {
    locale(language);
    return view(template, language);
  }

  /**
   * What a wording would look like, filled with invented values.
   *
   * @throws RuleViolation with everything that breaks a rule
   */
  public TemplatePreview preview(NoticeTemplate template, String language, Wording wording) {
    Locale locale = locale(language);
    return new TemplateExamples(templates).of(template, checked(template, wording), locale);
  }

  /**
   * Puts a wording in force.
   *
   * @param version of the one that it takes the place of
   * @throws RuleViolation with everything that breaks a rule, or {@code stale-version}
   */
  public TemplateView change(
      NoticeTemplate template, String language, long version, Wording wording) {
    Locale locale = locale(language);
    Wording checked = checked(template, wording);
    requireVersion(template, language, version);
    templates.write(template, locale, checked);
    record(template, language, checked, AdministrationAct.NOTICE_TEXT_CHANGED);
    return view(template, language);
  }

  /**
   * Puts the shipped text in force again.
   *
   * @param version of the one that it takes the place of
   */
  public TemplateView reset(NoticeTemplate template, String language, long version) {
    Locale locale = locale(language);
    requireVersion(template, language, version);
    if (version > 0) {
      templates.erase(template, locale);
      record(template, language, null, AdministrationAct.NOTICE_TEXT_RESET);
    }
    return view(template, language);
  }

  private void record(
      NoticeTemplate template, String language, Wording wording, AdministrationAct act) {
    String id = NoticeTemplates.id(template, locale(language));
    templates.add(new NoticeWordingPast(id, wording, caller.account(), clock.instant()));
    journal.record(act, id, null, null);
  }

  private void requireVersion(NoticeTemplate template, String language, long version) {
    long present = view(template, language).version();
    if (present != version) {
      throw new RuleViolation(
          "stale-version",
          "Worded on version " + version + ", now " + present,
          Map.of("version", Long.toString(present)));
    }
  }

  private TemplateView view(NoticeTemplate template, String language) {
    return view(template, language, templates.written(template, locale(language)));
  }

  private TemplateView view(
      NoticeTemplate template, String language, Optional<NoticeWording> written) {
    return new TemplateView(
        template,
        language,
        written.map(NoticeWording::version).orElse(0L),
        written
            .map(NoticeWording::wording)
            .orElseGet(() -> templates.shipped(template, locale(language))),
        template.parts(),
        template.placeholders());
  }

  private static Locale locale(String language) {
    if (!NewReport.LANGUAGES.contains(language)) {
      throw new NotFound("There is no such language");
    }
    return language.equals("en") ? Locale.ENGLISH : RuleTexts.INDONESIAN;
  }

  private static Wording checked(NoticeTemplate template, Wording wording) {
    List<FieldError> errors = new ArrayList<>();
    for (NoticePart part : NoticePart.values()) {
      String text = stripped(wording.part(part));
      if (template.parts().contains(part)) {
        check(template, part, text == null ? "" : text, errors);
      } else if (text != null) {
        errors.add(new FieldError(part.key(), "no-such-part", "The text has no such part"));
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleViolation(errors);
    }
    return new Wording(
        stripped(wording.subject()), stripped(wording.text()), stripped(wording.shortText()));
  }

  private static void check(
      NoticeTemplate template, NoticePart part, String text, List<FieldError> errors) {
    String field = part.key();
    Set<String> used = Placeholders.in(text);
    if (text.isEmpty()) {
      errors.add(new FieldError(field, "required", "This field is required"));
    }
    if (text.length() > part.longest()) {
      int most = part.longest();
      errors.add(new FieldError(field, "too-long", "At most " + most + " characters", most));
    }
    if (text.chars().anyMatch(c -> c < ' ' && (c != '\n' || part == NoticePart.SUBJECT))) {
      errors.add(new FieldError(field, "not-text", "Control characters are not allowed"));
    }
    if (Placeholders.hasLooseBrace(text)) {
      errors.add(new FieldError(field, "loose-brace", "A brace belongs to no placeholder"));
    }
    used.stream()
        .filter(name -> !template.placeholders().contains(name))
        .forEach(
            name ->
                errors.add(
                    new FieldError(
                        field, "unknown-placeholder", "There is no {" + name + "} here", name)));
    template.needed(part).stream()
        .filter(name -> !used.contains(name))
        .forEach(
            name ->
                errors.add(
                    new FieldError(
                        field, "missing-placeholder", "{" + name + "} must stand here", name)));
  }

  /** Browsers end lines with two characters. */
  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.replace("\r\n", "\n").strip();
  }
}
