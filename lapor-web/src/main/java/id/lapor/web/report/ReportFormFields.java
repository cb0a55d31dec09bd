package id.lapor.web.report;

import id.lapor.identity.ReporterDetails;
import id.lapor.report.IntakeChannel;
import id.lapor.report.NewReport;
import id.lapor.report.ReportType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What somebody typed into the public form, word for word, by the id of the field. */
public class ReportFormFields {

  /** As browsers send a date field, and as people here write a date where there is none. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("d-M-uuuu"),
          DateTimeFormatter.ofPattern("d/M/uuuu"));

  /** The fields as they follow each other on the page. */
  static final List<String> ORDER =
      List.of(
          "type",
          "title",
          "body",
          "incidentDate",
          "location.regionCode",
          "location.address",
          "institution",
          "category",
          "reporter.name",
          "reporter.email",
          "reporter.phone",
          "reporter.nationalId",
          "consent.version");

  private final Map<String, Object> typed = new HashMap<>();
  private final RegionBelow below;

  /**
   * Nothing typed yet.
   *
   * @param below what was chosen below the region
   */
  ReportFormFields(RegionBelow below) {
    this.below = below;
  }

  /**
   * The report that was typed, by somebody who reads in this language; a date that cannot be read
   * is left out.
   */
  NewReport report(String language) {
    return report(null, text("institution"), language);
  }

  /**
   * The report that an officer typed in: how it came, whom it names by code, or null, and the
   * language in which its reporter is written to.
   */
  NewReport report(IntakeChannel channel, String institution, String language) {
    String region = below.smallest(text(RegionBelow.REGION));
    String address = text("location-address");
    String nationalId = text("reporter-nationalId");
    return new NewReport(
        type(),
        text("title"),
        text("body"),
        date(),
        region == null && address == null
            ? null
            : new NewReport.NewLocation(region, address, null, null),
        institution,
        text("category"),
        ticked("anonymous"),
        ticked("confidential"),
        ticked("urgent"),
        new ReporterDetails(
            text("reporter-name"),
            text("reporter-email"),
            text("reporter-phone"),
            nationalId == null ? null : nationalId.replaceAll("[ .-]", "")),
        ticked("consent-version") ? PrivacyNotice.VERSION : null,
        channel,
        null,
        language);
  }

  /** Whether a date was typed that cannot be read. */
  boolean unreadableDate() {
    return text("incidentDate") != null && date() == null;
  }

  void put(String id, Object value) {
    typed.put(id, value);
  }

  /** Code of the institution that was chosen, or null. */
  String institution() {
    return text("institution");
  }

  /** The values themselves, for the page to show and to fill. */
  Map<String, Object> typed() {
    return typed;
  }

  private LocalDate date() {
    String date = text("incidentDate");
    for (DateTimeFormatter format : date == null ? List.<DateTimeFormatter>of() : DATES) {
      try {
        return LocalDate.parse(date, format);
      } catch (DateTimeException anotherFormat) {
        continue;
      }
    }
    return null;
  }

  private ReportType type() {
    String type = text("type");
    for (ReportType one : ReportType.values()) {
      if (one.name().equals(type)) {
        return one;
      }
    }
    return null;
  }

  private boolean ticked(String id) {
    return Boolean.TRUE.equals(typed.get(id));
  }

  /** Browsers end lines with two characters; the length that people see counts one. */
  private String text(String id) {
    String text = (String) typed.get(id);
    return text == null || text.isBlank() ? null : text.replace("\r\n", "\n").strip();
  }
}
