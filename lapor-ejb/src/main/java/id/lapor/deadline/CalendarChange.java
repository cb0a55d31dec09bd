package id.lapor.deadline;

import java.time.LocalDate;

/**
 * A day that became one off, or a working day again, and how far the clocks have followed.
 *
 * @param id its key
 * @param day the day
 * @param passes how often all clocks were gone through
 * @param reached key of the last clock of this pass
 * @param leftOver whether a clock of this pass could not be counted anew
 */
public record CalendarChange(long id, LocalDate day, int passes, long reached, boolean leftOver) {}
