package id.lapor.institution;

import java.time.LocalDate;

/** Where something with a first and perhaps a last day stands on a day. */
public enum Validity {
  /** Its first day lies ahead. */
  COMING,
  /** It exists, and no end is known. */
  CURRENT,
  /** It exists, and its last day is known. */
  ENDING,
  /** Its last day is over. */
  ENDED;

  /** Where it stands on {@code day}; {@code to} is null when no end is known. */
  static Validity on(LocalDate day, LocalDate from, LocalDate to) {
    if (to != null && day.isAfter(to)) {
      return ENDED;
    }
    if (day.isBefore(from)) {
      return COMING;
    }
    return to == null ? CURRENT : ENDING;
  }

  /** Whether it is over. */
  public boolean ended() {
    return this == ENDED;
  }
}
