package id.lapor.deadline;

/** What a limit counts. */
public enum LimitUnit {
  /** Hari kerja: Monday to Friday without holidays, joint leave and election days. */
  WORKING_DAY,
  /** Hari: every day of the calendar. */
  CALENDAR_DAY
}
