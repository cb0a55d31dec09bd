package id.lapor.deadline;

import java.io.Serializable;

/**
 * What a change of the calendar does to the clocks that run.
 *
 * @param clocks how many get another end; each by one working day
 * @param least by how many calendar days at least; 0 when none moves
 * @param most by how many calendar days at most
 */
public record MovedClocks(long clocks, long least, long most) implements Serializable {

  /** Nothing moves: nobody works on that day, before and after. */
  static final MovedClocks NONE = new MovedClocks(0, 0, 0);

  MovedClocks with(long more, long days) {
    return clocks == 0
        ? new MovedClocks(more, days, days)
        : new MovedClocks(clocks + more, Math.min(least, days), Math.max(most, days));
  }
}
