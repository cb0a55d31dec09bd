package id.lapor.handoff;

import id.lapor.report.ReportStatus;

/**
 * A line of a work list that was chosen to be worked on with others, and what decides whether an
 * act on it is possible.
 *
 * @param reportVersion what a decision on the report names as its state
 * @param needsDecision whether only the national administrator names its lead
 * @param namedPath path of the institution that the report named, or null
 * @param handoff id of the hand-off it is about, or null when it is about the report
 * @param path path of the institution that has the hand-off, or null
 * @param holder user name of whoever works on the hand-off, or null
 * @param targetHolds whether the institution that was asked about holds the report already
 * @param targetBelow whether it lies below the one that has the hand-off
 * @param colleagueServes whether the colleague who was asked about may work on the hand-off
 * @param offer how the offer waits, or null when it does not, or no more
 */
public record ChosenLine(
    long report,
    String trackingId,
    long reportVersion,
    ReportStatus status,
    boolean supervisory,
    boolean hasLead,
    boolean needsDecision,
    String namedPath,
    String handoff,
    Long handoffVersion,
    HandoffStatus handoffStatus,
    String path,
    String holder,
    boolean targetHolds,
    boolean targetBelow,
    boolean colleagueServes,
    Offer offer) {

  /**
   * An offer that waits to be taken up.
   *
   * @param toldToday whether its institution was told of it on this working day
   * @param delegated whether an institution above passed it on
   * @param binding whether the national administrator decided it
   */
  public record Offer(boolean toldToday, boolean delegated, boolean binding) {}
}
