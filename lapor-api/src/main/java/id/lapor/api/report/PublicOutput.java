package id.lapor.api.report;

import id.lapor.api.Coded;
import id.lapor.api.DeadlineOutput;
import id.lapor.report.PublicReportView;
import java.time.Instant;
import java.util.List;

/**
 * A report as everybody may see it; before routing, and when it is not public, its number and
 * status alone.
 *
 * @param reporter the reporter's name; not there when anonymous
 * @param institution the lead
 */
public record PublicOutput(
    String trackingId,
    String status,
    String type,
    String title,
    String text,
    String reporter,
    Coded category,
    Coded region,
    Coded institution,
    Instant receivedAt,
    String turn,
    Instant autoCloseAt,
    String completionReason,
    Integer rating,
    List<DeadlineOutput> deadlines,
    List<TimelineOutput> timeline) {

  static PublicOutput of(PublicReportView view) {
    if (!view.published()) {
      return unpublished(view);
    }
    return new PublicOutput(
        view.trackingId(),
        view.status().name(),
        view.type().name(),
        view.title(),
        view.text(),
        view.reporterName(),
        Coded.of(view.categoryCode(), view.categoryName(), view.categoryNameEn()),
        Coded.of(view.regionCode(), view.regionName()),
        Coded.of(view.institutionCode(), view.institutionName()),
        view.receivedAt(),
        view.turn() == null ? null : view.turn().name(),
        view.autoCloseAt(),
        view.completionReason() == null ? null : view.completionReason().name(),
        view.rating(),
        DeadlineOutput.of(view.deadlines()),
        TimelineOutput.of(view.timeline()));
  }

  private static PublicOutput unpublished(PublicReportView view) {
    return new PublicOutput(
        view.trackingId(),
        view.status().name(),
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
        null);
  }
}
