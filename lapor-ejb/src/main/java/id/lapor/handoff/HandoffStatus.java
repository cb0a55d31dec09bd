package id.lapor.handoff;

import java.util.EnumSet;
import java.util.Set;

/** Where a hand-off stands. A later receipt implies the earlier ones. */
public enum HandoffStatus {
  /** Promised or sent, not yet received. */
  OFFERED,
  /** Received at the institution's desk. */
  DELIVERED,
  /** The institution has taken it up. */
  ACCEPTED,
  /** The institution has published a substantive answer. */
  ANSWERED,
  /** The report is completed. */
  COMPLETED,
  /** Not competent; only before the first published answer. */
  RETURNED,
  /** No longer wanted: the report was withdrawn, merged or given to others. */
  WITHDRAWN;

  private static final Set<HandoffStatus> OPEN = EnumSet.of(OFFERED, DELIVERED, ACCEPTED, ANSWERED);

  /** Whether something may still be expected of the institution. */
  public boolean open() {
    return OPEN.contains(this);
  }

  /** Whether it was offered and nobody has taken it up. */
  boolean waiting() {
    return this == OFFERED || this == DELIVERED;
  }

  /** The statuses of an open hand-off. */
  public static Set<HandoffStatus> openOnes() {
    return EnumSet.copyOf(OPEN);
  }
}
