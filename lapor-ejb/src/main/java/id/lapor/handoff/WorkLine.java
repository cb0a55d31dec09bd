package id.lapor.handoff;

import id.lapor.deadline.Timer;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import java.io.Serializable;
import java.time.Instant;

/**
 * A line of a work list. It names no reporter.
 *
 * @param urgent whether the reporter said that somebody is in danger
 * @param handoff id of the hand-off it is about, or null when it is about the report
 * @param since the time by which the list is ordered
 * @param timer the clock that ends next, or null
 * @param dueAt when it ends, or null
 */
public record WorkLine(
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
    Instant since,
    Timer timer,
    Instant dueAt)
    implements Serializable {}
