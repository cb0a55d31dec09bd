package id.lapor.report;

import id.lapor.identity.ReporterDetails;
import id.lapor.shared.EmailAddress;
import id.lapor.shared.RuleViolation;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody sends in to report something.
 *
 * @param type what kind of report; required
 * @param title at most 150 characters; required
 * @param body 20 to 5,000 characters; required
 * @param incidentDate required for a complaint, never in the future
 * @param location where it happened, or null
 * @param institution code of the institution that the reporter names, or null
 * @param category code of the category that the reporter chooses, or null
 * @param anonymous hides the name from the public and from institutions
 * @param confidential keeps the content from the public
 * @param urgent whether the reporter says that somebody is in danger now
 * @param reporter who reports; a name is required unless anonymous
 * @param consentVersion version of the privacy notice that was agreed to; required
 * @param channel how it came in; staff and partners only, else null
 * @param externalId number in the client's own system, unique there; staff and partners only
 * @param language in which the reporter is written to: {@code id} or {@code en}, or null for {@code
 *     id}
 */
public record NewReport(
    ReportType type,
    String title,
    String body,
    LocalDate incidentDate,
    NewLocation location,
    String institution,
    String category,
    boolean anonymous,
    boolean confidential,
    boolean urgent,
    ReporterDetails reporter,
    String consentVersion,
    IntakeChannel channel,
    String externalId,
    String language) {

  /** The languages in which reporters are written to; the first one when nobody says. */
  public static final List<String> LANGUAGES = List.of("id", "en");

  /** The longest title, in characters. */
  public static final int MAX_TITLE = 150;

  /** The shortest and the longest text of a report, in characters. */
  public static final int MIN_BODY = 20;

  public static final int MAX_BODY = 5_000;

  /**
   * Where it happened.
   *
   * @param regionCode code of a region of any level, or null
   * @param address at most 300 characters, or null
   * @param lat degrees north, -90 to 90, or null
   * @param lon degrees east, -180 to 180, or null
   */
  public record NewLocation(String regionCode, String address, Double lat, Double lon) {

    /** The longest address, in characters. */
    public static final int MAX_ADDRESS = 300;
  }

  /**
   * Checks every field that needs no look at the data, all at once.
   *
   * @param today the date in WIB
   * @param byStaff whether an officer or a partner sends it
   * @throws RuleViolation with every field that breaks a rule
   */
  public void check(LocalDate today, boolean byStaff) {
    InputRules rules =
        new InputRules()
            .required("type", type)
            .required("title", title)
            .text("title", title, 1, MAX_TITLE)
            .required("body", body)
            .text("body", body, MIN_BODY, MAX_BODY)
            .required("consent.version", consentVersion)
            .text("consent.version", consentVersion, 1, 40)
            .text("externalId", externalId, 1, 100)
            .that(byStaff || channel == null, "channel", "staff-only", "Only staff name a channel")
            .that(
                byStaff || externalId == null,
                "externalId",
                "staff-only",
                "Only staff and partners give an external id")
            .oneOf("language", language, LANGUAGES);
    if (type == ReportType.COMPLAINT) {
      rules.required("incidentDate", incidentDate);
    }
    if (incidentDate != null) {
      rules
          .that(!incidentDate.isAfter(today), "incidentDate", "in-future", "Not in the future")
          .that(incidentDate.getYear() >= 1945, "incidentDate", "too-early", "Not before 1945");
    }
    checkLocation(rules);
    checkReporter(rules);
    rules.refuseIfBroken();
  }

  private void checkLocation(InputRules rules) {
    if (location != null) {
      rules
          .text("location.address", location.address(), 1, NewLocation.MAX_ADDRESS)
          .between("location.lat", location.lat(), -90, 90)
          .between("location.lon", location.lon(), -180, 180)
          .that(
              (location.lat() == null) == (location.lon() == null),
              location.lat() == null ? "location.lat" : "location.lon",
              "both-or-none",
              "Latitude and longitude go together");
    }
  }

  private void checkReporter(InputRules rules) {
    if (!anonymous) {
      rules.required("reporter.name", reporter == null ? null : reporter.name());
    }
    if (reporter == null) {
      return;
    }
    rules
        .text("reporter.name", reporter.name(), 2, 100)
        .text("reporter.email", reporter.email(), 6, 254)
        .text("reporter.phone", reporter.phone(), 6, 30)
        .that(isEmail(reporter.email()), "reporter.email", "not-an-email", "Not an e-mail address")
        .that(
            reporter.phone() == null || reporter.phone().matches("\\+?[0-9][0-9 ().-]{4,28}"),
            "reporter.phone",
            "not-a-phone",
            "Not a telephone number")
        .that(
            reporter.nationalId() == null || reporter.nationalId().matches("[0-9]{16}"),
            "reporter.nationalId",
            "not-an-identity-number",
            "An identity number (NIK) has 16 digits");
  }

  /** Longer input is refused for its length. */
  private static boolean isEmail(String text) {
    return text == null || text.length() > 254 || EmailAddress.isPlain(text);
  }
}
