package id.lapor.handoff;

import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import java.io.Serializable;
import java.time.Instant;

/**
 * A report that an officer's search found, without its reporter.
 *
 * @param key its place among those found
 * @param title as the case is known, with the marks of {@link id.lapor.report.SearchMarks}
 * @param excerpt the pieces of its texts that were hit, with the same marks; null when the search
 *     was not for words
 * @param institution name of who leads it or whom it named, or null
 */
public record StaffFind(
    String key,
    String trackingId,
    ReportType type,
    ReportStatus status,
    boolean supervisory,
    String title,
    String excerpt,
    String institution,
    Instant receivedAt)
    implements Serializable {}
