package id.lapor.report;

import java.io.Serializable;
import java.time.Instant;

/**
 * A public report in a list.
 *
 * @param text the beginning of the public text, at most 280 characters
 * @param reporterName the reporter's name, or null when anonymous
 */
public record PublicReportLine(
    String trackingId,
    ReportType type,
    ReportStatus status,
    String title,
    String text,
    String reporterName,
    String categoryCode,
    String categoryName,
    String categoryNameEn,
    String institutionCode,
    String institutionName,
    String regionCode,
    Instant receivedAt)
    implements Serializable {}
