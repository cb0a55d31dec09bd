package id.lapor.handoff;

import id.lapor.report.InputRules;
import id.lapor.report.OpenPlaces;
import id.lapor.report.ReportType;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * How a standard text reads, and for which answers it is meant.
 *
 * @param language {@code id} or {@code en}: that of the reporter it is written for
 * @param type of the reports it is meant for, or null for all
 * @param category code of the category it is meant for, with those below it, or null for all
 * @param title by which officers find it
 * @param body with places between double braces, each named in {@link #PLACES}
 * @param validTo last day, or null
 */
public record StandardWording(
    String language,
    ReportType type,
    String category,
    String title,
    String body,
    LocalDate validFrom,
    LocalDate validTo)
    implements Serializable {

  /** What can stand between double braces. */
  public static final List<String> PLACES =
      List.of("trackingId", "title", "institution", "category", "receivedAt", "dueAt");

  private static final List<String> LANGUAGES = List.of("id", "en");

  /**
   * Refuses what breaks a rule, naming each field.
   *
   * @throws RuleViolation with everything found
   */
  void check() {
    new InputRules()
        .required("language", language)
        .oneOf("language", language, LANGUAGES)
        .required("title", title)
        .text("title", title, 1, StandardText.MAX_TITLE)
        .required("body", body)
        .text("body", body, 1, StandardText.MAX_BODY)
        .required("validFrom", validFrom)
        .that(
            validFrom == null || validTo == null || !validTo.isBefore(validFrom),
            "validTo",
            "ends-before-it-begins",
            "The last day is before the first")
        .refuseIfBroken();
    OpenPlaces.in(body).stream()
        .filter(name -> !PLACES.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new RuleViolation(
                  List.of(
                      new FieldError(
                          "body",
                          "unknown-placeholder",
                          "There is no {{" + name + "}} here",
                          name)));
            });
  }

  /** Without the spaces around it. */
  StandardWording stripped() {
    return new StandardWording(
        language, type, blank(category), title.strip(), body.strip(), validFrom, validTo);
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
