package id.lapor.deadline;

import java.time.LocalDate;

/**
 * An administrator changed the days off.
 *
 * @param act what was done
 * @param day the day it is about
 * @param detail what it is called and, where that changed, was called before
 */
public record HolidayChanged(Act act, LocalDate day, String detail) {

  /** What can be done to a day off. */
  public enum Act {
    /** It is new. */
    ADDED,
    /** It has another name or source, or is decreed now. */
    CORRECTED,
    /** It is none any more. */
    CANCELLED
  }
}
