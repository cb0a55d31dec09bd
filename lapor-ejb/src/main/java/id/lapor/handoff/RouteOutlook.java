package id.lapor.handoff;

import id.lapor.deadline.DeadlineView;
import java.io.Serializable;
import java.util.List;

/**
 * What an institution would see of a report, and until when it would have to act, if it were handed
 * over now.
 *
 * @param identity whether its officers could read who reported; each reading is recorded
 * @param listed whether the report can become public
 * @param restricted whether only administrator, liaison officer and approver would see it
 * @param deadlines the limits with their sources
 */
public record RouteOutlook(
    String institution,
    boolean identity,
    boolean listed,
    boolean restricted,
    List<DeadlineView> deadlines)
    implements Serializable {}
