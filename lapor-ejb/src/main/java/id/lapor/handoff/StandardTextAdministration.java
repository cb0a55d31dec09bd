package id.lapor.handoff;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.Categories;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.report.InputRules;
import id.lapor.report.OpenPlaces;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who words the standard texts: the national administrator those of the country, an institution's
 * administrator those of the own institution and of those below it.
 */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class StandardTextAdministration {

  /** What the places hold in a preview. */
  private static final Map<String, String> EXAMPLE =
      Map.of(
          "trackingId", "#1234567897",
          "title", "Lampu jalan padam",
          "institution", "Kementerian Contoh",
          "category", "Penerangan jalan",
          "receivedAt", "2 Maret 2026",
          "dueAt", "9 Maret 2026");

  @Inject StandardTexts texts;
  @Inject Institutions institutions;
  @Inject Categories categories;
  @Inject AdministrationObserver journal;
  @Inject Caller caller;

  /** Those that the caller may word, by title. */
  public List<StandardTextView> list() {
    Stream<StandardText> national =
        caller.is(Role.NATIONAL_ADMIN) ? texts.national().stream() : Stream.empty();
    Stream<StandardText> own =
        caller.scopes(Role.INSTITUTION_ADMIN).stream()
            .map(Scope::path)
            .flatMap(path -> texts.below(path).stream());
    return Stream.concat(national, own).map(StandardText::view).toList();
  }

  /** One of them. */
  public StandardTextView get(long id) {
    return own(id).view();
  }

  /**
   * A new text, of the country for the national administrator, else of the first institution that
   * the caller administers.
   */
  public StandardTextView add(StandardWording wording) {
    StandardWording checked = checked(wording);
    Institution institution =
        caller.is(Role.NATIONAL_ADMIN)
            ? null
            : caller.scopes(Role.INSTITUTION_ADMIN).stream()
                .findFirst()
                .map(scope -> institutions.requireById(scope.institutionId()))
                .orElseThrow(() -> new NotFound("There is no such institution"));
    StandardText text = new StandardText(institution, checked);
    texts.add(text);
    record(text);
    return text.view();
  }

  /**
   * Words a text anew; what was answered with it stays.
   *
   * @param version of the one that it takes the place of
   */
  public StandardTextView change(long id, long version, StandardWording wording) {
    StandardText text = own(id);
    StandardWording checked = checked(wording);
    if (text.version() != version) {
      throw new RuleViolation(
          "stale-version",
          "Worded on version " + version + ", now " + text.version(),
          Map.of("version", Long.toString(text.version())));
    }
    text.word(checked);
    texts.flush();
    record(text);
    return text.view();
  }

  /** How a wording would read in an answer, with invented values. */
  public String preview(StandardWording wording) {
    return OpenPlaces.filled(checked(wording).body(), EXAMPLE);
  }

  private StandardText own(long id) {
    StandardText text = texts.require(id);
    boolean mine =
        text.institution()
            .map(owner -> caller.serves(owner.path(), Role.INSTITUTION_ADMIN))
            .orElseGet(() -> caller.is(Role.NATIONAL_ADMIN));
    if (!mine) {
      throw new NotFound("There is no such text");
    }
    return text;
  }

  private StandardWording checked(StandardWording wording) {
    wording.check();
    StandardWording stripped = wording.stripped();
    new InputRules()
        .that(
            stripped.category() == null || categories.find(stripped.category()).isPresent(),
            "category",
            "unknown-code",
            "There is no such code")
        .refuseIfBroken();
    return stripped;
  }

  private void record(StandardText text) {
    String owner = text.institution().map(Institution::code).orElse(null);
    journal.record(
        AdministrationAct.STANDARD_TEXT_WORDED, Long.toString(text.id()), owner, text.title());
  }
}
