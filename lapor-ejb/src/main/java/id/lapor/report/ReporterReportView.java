package id.lapor.report;

import id.lapor.deadline.DeadlineView;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A report as its reporter sees it, in their own words, with what they can do now.
 *
 * @param publicText the text that everybody may read, or null while there is none
 * @param readings who has read the reporter's identity, newest first
 */
public record ReporterReportView(
    String trackingId,
    ReportStatus status,
    Turn turn,
    ReportType type,
    String title,
    String body,
    String publicTitle,
    String publicText,
    boolean published,
    LocalDate incidentDate,
    String address,
    String regionCode,
    String regionName,
    String categoryCode,
    String categoryName,
    String categoryNameEn,
    String institutionCode,
    String institutionName,
    boolean anonymous,
    boolean confidential,
    Instant receivedAt,
    Instant autoCloseAt,
    CompletionReason completionReason,
    Integer rating,
    Boolean resolved,
    String mergedInto,
    List<DeadlineView> deadlines,
    List<TimelineEntry> timeline,
    List<IdentityReading> readings,
    boolean mayReply,
    boolean mayComplete,
    boolean mayReopen,
    boolean mayWithdraw)
    implements Serializable {

  /**
   * One reading of the reporter's identity.
   *
   * @param actor function of the officer who read, never their account
   */
  public record IdentityReading(Instant at, String actor, String purpose) implements Serializable {}
}
