package id.lapor.api.report;

import id.lapor.api.Coded;
import id.lapor.report.PublicReportLine;
import java.time.Instant;

/**
 * A public report in a list.
 *
 * @param text the beginning of the public text, at most 280 characters
 * @param reporter the reporter's name; not there when anonymous
 * @param institution the lead
 * @param regionCode where it happened
 */
public record LineOutput(
    String trackingId,
    String status,
    String type,
    String title,
    String text,
    String reporter,
    Coded category,
    Coded institution,
    String regionCode,
    Instant receivedAt) {

  static LineOutput of(PublicReportLine line) {
    return new LineOutput(
        line.trackingId(),
        line.status().name(),
        line.type().name(),
        line.title(),
        line.text(),
        line.reporterName(),
        Coded.of(line.categoryCode(), line.categoryName(), line.categoryNameEn()),
        Coded.of(line.institutionCode(), line.institutionName()),
        line.regionCode(),
        line.receivedAt());
  }
}
