package id.lapor.report;

import id.lapor.deadline.DeadlineView;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A report as everybody may see it. Before routing, for a confidential or supervisory report and
 * for one that was taken down only {@code trackingId} and {@code status} are given.
 *
 * @param published whether more than number and status is given
 * @param reporterName the reporter's name, or null when anonymous
 * @param incidentRegion name of the region, or null
 */
public record PublicReportView(
    String trackingId,
    ReportStatus status,
    boolean published,
    ReportType type,
    String title,
    String text,
    String reporterName,
    String categoryCode,
    String categoryName,
    String categoryNameEn,
    String regionCode,
    String regionName,
    String institutionCode,
    String institutionName,
    Instant receivedAt,
    Turn turn,
    Instant autoCloseAt,
    CompletionReason completionReason,
    Integer rating,
    List<DeadlineView> deadlines,
    List<TimelineEntry> timeline)
    implements Serializable {

  static PublicReportView unpublished(String trackingId, ReportStatus status) {
    return new PublicReportView(
        trackingId,
        status,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }
}
