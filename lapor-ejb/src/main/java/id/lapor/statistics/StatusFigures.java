package id.lapor.statistics;

import java.io.Serializable;

/**
 * How many reports that were received in a period stand where now: the six official buckets, and
 * what is in none of them.
 *
 * @param unverified not looked at yet
 * @param pending waits for something that its reporter has to add
 * @param archived put aside with a reason
 * @param unanswered passed on, and without a substantive answer; also while another institution is
 *     looked for
 * @param inProgress answered, and not completed
 * @param completed completed
 * @param elsewhere withdrawn, or joined to another report
 * @param answered of those in progress or completed, how many have a substantive answer
 * @param autoClosed of the completed, how many were closed by silence
 */
public record StatusFigures(
    int unverified,
    int pending,
    int archived,
    int unanswered,
    int inProgress,
    int completed,
    int elsewhere,
    int answered,
    int autoClosed)
    implements Serializable {

  /** Nothing at all. */
  public static final StatusFigures NONE = new StatusFigures(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** All that came in. */
  public int received() {
    return unverified + pending + archived + routed() + elsewhere;
  }

  /** Those that were passed on to an institution and are still there, or completed. */
  public int routed() {
    return unanswered + inProgress + completed;
  }

  /** Share of the routed that have a substantive answer, 0 to 1; null when none was routed. */
  public Double followUpShare() {
    return share(answered);
  }

  /** Share of the routed that are completed, 0 to 1; null when none was routed. */
  public Double completedShare() {
    return share(completed);
  }

  private Double share(int part) {
    return routed() == 0 ? null : (double) part / routed();
  }

  /** Both together, number by number. */
  StatusFigures plus(StatusFigures other) {
    return new StatusFigures(
        unverified + other.unverified,
        pending + other.pending,
        archived + other.archived,
        unanswered + other.unanswered,
        inProgress + other.inProgress,
        completed + other.completed,
        elsewhere + other.elsewhere,
        answered + other.answered,
        autoClosed + other.autoClosed);
  }
}
