package id.lapor.report;

import id.lapor.institution.Zones;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A report that another system has taken in before, as it comes over. Only its number and its text
 * are always there.
 *
 * @param externalId its number in the other system, unique per client, 1 to 100 characters
 * @param type what kind of report, or null for a complaint
 * @param title as written, at most 500 characters, or null when the other system kept none
 * @param text 1 to 20,000 characters
 * @param incidentDate when it happened, not in the future, or null
 * @param institution code of the institution it was addressed to, whatever its dates, or null
 * @param category code of its category, whatever its dates, or null
 * @param region code of the region of any level where it happened, or null
 * @param address at most 300 characters, or null
 * @param receivedAt when the other system received it, not in the future, or null for now
 * @param channel how it reached the other system, or null when that is unknown
 */
public record ImportedReport(
    String externalId,
    ReportType type,
    String title,
    String text,
    LocalDate incidentDate,
    String institution,
    String category,
    String region,
    String address,
    Instant receivedAt,
    IntakeChannel channel) {

  /** The longest number of another system, in characters. */
  public static final int MAX_EXTERNAL_ID = 100;

  /** The longest title that is taken over, in characters; what is shown of it is shorter. */
  public static final int MAX_TITLE = 500;

  /** The longest text, in characters. */
  public static final int MAX_TEXT = 20_000;

  private static final int FIRST_YEAR = 1945;

  /** Says the number alone, so that no log shows the text. */
  @Override
  public String toString() {
    return "ImportedReport[" + externalId + "]";
  }

  /** Refuses what breaks the limits of import, with every error at once. */
  void check(Instant now) {
    InputRules rules =
        new InputRules()
            .required("externalId", externalId)
            .text("externalId", externalId, 1, MAX_EXTERNAL_ID)
            .text("title", title, 1, MAX_TITLE)
            .required("text", text)
            .text("text", text, 1, MAX_TEXT)
            .text("address", address, 1, NewReport.NewLocation.MAX_ADDRESS);
    if (incidentDate != null) {
      LocalDate today = LocalDate.ofInstant(now, Zones.WIB);
      rules
          .that(!incidentDate.isAfter(today), "incidentDate", "in-future", "Not in the future")
          .that(
              incidentDate.getYear() >= FIRST_YEAR,
              "incidentDate",
              "too-early",
              "Not before " + FIRST_YEAR);
    }
    if (receivedAt != null) {
      rules
          .that(!receivedAt.isAfter(now), "receivedAt", "in-future", "Not in the future")
          .that(
              LocalDate.ofInstant(receivedAt, Zones.WIB).getYear() >= FIRST_YEAR,
              "receivedAt",
              "too-early",
              "Not before " + FIRST_YEAR);
    }
    rules.refuseIfBroken();
  }
}
