package id.lapor.handoff;

import id.lapor.deadline.Timer;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import java.io.Serializable;
import java.time.Instant;

/**
 * A line of a work list. It names no reporter.
 *
 * @param key its place in the list
 * @param urgent whether the reporter said that somebody is in danger
 * @param handoff id of the hand-off it is about, or null when it is about the report
 * @param categoryName what the report is about, or null while nobody has said
 * @param regionCode where it happened, or null
 * @param holder who works on it, or null
 * @param since when it came here
 * @param timer the clock that ends next, or null
 * @param dueAt when it ends, or null
 * @param daysLeft working days until then: 0 on the last day, negative once it is over, or null
 * @param offer how the offer has waited, in the list of those that nobody takes up; else null
 */
public record WorkLine(
    String key,
    String trackingId,
    ReportStatus status,
    ReportType type,
    boolean supervisory,
    boolean urgent,
    String title,
    String handoff,
    HandoffStatus handoffStatus,
    HandoffRole role,
    String institutionCode,
    String institutionName,
    String categoryName,
    String categoryNameEn,
    String regionCode,
    Holder holder,
    Instant since,
    Timer timer,
    Instant dueAt,
    Integer daysLeft,
    OfferWait offer)
    implements Serializable {

  /** Whether it names a hand-off that nobody works on. */
  public boolean unassigned() {
    return handoff != null && holder == null;
  }
}
