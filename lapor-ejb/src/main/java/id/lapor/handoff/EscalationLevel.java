package id.lapor.handoff;

import java.util.List;

/** Whom a limit of a hand-off that has passed is taken up to, one after the other. */
public enum EscalationLevel {
  /** The administrator of the institution that owes something. */
  ADMINISTRATOR,
  /** The administrator of the institution above it. */
  PARENT,
  /** Whoever runs the channel for the country. */
  NATIONAL;

  /** How many working days lie between the limit and the first level, and between two levels. */
  static final int DAYS = 3;

  /** The levels of an institution, the first one first: not every one has another above it. */
  static List<EscalationLevel> of(boolean hasParent) {
    return hasParent ? List.of(values()) : List.of(ADMINISTRATOR, NATIONAL);
  }

  /** How many levels something has reached that is late by so many working days. */
  static int reached(int daysLate, boolean hasParent) {
    return Math.min(Math.max(daysLate, 0) / DAYS, of(hasParent).size());
  }
}
