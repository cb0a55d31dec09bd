package id.lapor.bulk;

import id.lapor.report.ArchiveReason;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A job as whoever ordered it and auditors see it.
 *
 * @param list key of the work list
 * @param institution code of who gets the reports, or null
 * @param institutionName its name; null in lists
 * @param cut whether the list held more than a job takes
 * @param undoes the job that it takes back, or null
 * @param groups why lines are or were not possible, the most frequent first; empty in lists
 * @param own whether the caller ordered it
 * @param undoable whether the caller can take it back now
 */
public record BulkJobView(
    long id,
    BulkAct act,
    BulkStatus status,
    String orderedBy,
    String list,
    String colleague,
    String institution,
    String institutionName,
    ArchiveReason reason,
    String text,
    boolean cut,
    int total,
    BulkTally tally,
    Long undoes,
    Instant madeAt,
    Instant startedAt,
    Instant endedAt,
    List<BulkGroup> groups,
    boolean own,
    boolean undoable)
    implements Serializable {

  /** How many lines can be done, or could be tried. */
  public int possible() {
    return total - tally.of(BulkItemState.LEFT_OUT);
  }

  /** How many lines have an end. */
  public int ended() {
    return tally.ended() - tally.of(BulkItemState.LEFT_OUT);
  }

  /** Whether it waits for the word to begin. */
  public boolean prepared() {
    return status == BulkStatus.PREPARED;
  }

  /** Whether it runs now. */
  public boolean running() {
    return status == BulkStatus.RUNNING;
  }

  /** Whether it has ended, to the end or before it. */
  public boolean over() {
    return !prepared() && !running();
  }

  /** Whether it takes another one back. */
  public boolean undoing() {
    return undoes != null;
  }

  /** Whether it can begin: at least one line is possible. */
  public boolean startable() {
    return own && prepared() && possible() > 0;
  }

  /** Whether it can be stopped. */
  public boolean stoppable() {
    return own && running();
  }
}
