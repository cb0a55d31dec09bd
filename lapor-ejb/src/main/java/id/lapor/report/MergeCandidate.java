package id.lapor.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An open report that may tell of the same thing as another.
 *
 * @param title the public one, or the reporter's before verification
 * @param score how much they have in common; more is more alike
 * @param words the stems that both texts have, at most {@value MergeCandidates#MOST_WORDS}
 */
public record MergeCandidate(
    String trackingId,
    ReportStatus status,
    String title,
    Instant receivedAt,
    int score,
    Set<MergeReason> reasons,
    List<String> words)
    implements Serializable {}
