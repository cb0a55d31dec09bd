package id.lapor.deadline;

/** What a limit counts. */
public enum LimitUnit {
  /** Hari kerja: Monday to Friday without holidays, joint leave and election days. */
  WORKING_DAY,
  /** Hari: every day of the calendar. */
  CALENDAR_DAY,
  /** Jam kerja: seven and a half of each working day, from 07:30 local time. */
  WORKING_HOUR
}
