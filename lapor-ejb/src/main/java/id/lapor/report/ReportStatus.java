package id.lapor.report;

import java.util.EnumSet;
import java.util.Set;

/** Where a report stands. The whole life cycle is this one table. */
public enum ReportStatus {
  /** Received, waits for verification. */
  SUBMITTED,
  /** Incomplete: the reporter was told what is missing. */
  PENDING_INFO,
  /** Handed to at least one institution, no substantive answer yet. */
  ROUTED,
  /** An institution gave a substantive answer. */
  IN_PROGRESS,
  /** The lead returned it as not competent and no other institution holds it. */
  RETURNED,
  /** Closed by the reporter, by silence after a substantive answer, or by the Ombudsman. */
  COMPLETED,
  /** Not taken up, for a reason that the reporter is told. */
  ARCHIVED,
  /** Taken back by the reporter, or deemed so when information was not completed. */
  WITHDRAWN,
  /** Joined to another report on the same matter. */
  MERGED;

  private static final Set<ReportStatus> OPEN =
      EnumSet.of(SUBMITTED, PENDING_INFO, ROUTED, IN_PROGRESS, RETURNED);

  /** Whether the life cycle has a step from here to {@code next}. */
  public boolean canBecome(ReportStatus next) {
    return successors().contains(next);
  }

  /** Whether somebody still owes the report an act. */
  public boolean open() {
    return OPEN.contains(this);
  }

  /** Every status that one step can lead to. */
  public Set<ReportStatus> successors() {
    return switch (this) {
      case SUBMITTED -> EnumSet.of(PENDING_INFO, ROUTED, ARCHIVED, WITHDRAWN, MERGED);
      case PENDING_INFO -> EnumSet.of(SUBMITTED, WITHDRAWN, MERGED);
      case ROUTED -> EnumSet.of(IN_PROGRESS, RETURNED, WITHDRAWN, MERGED);
      case IN_PROGRESS -> EnumSet.of(COMPLETED, WITHDRAWN, MERGED);
      case RETURNED -> EnumSet.of(ROUTED, ARCHIVED, WITHDRAWN, MERGED);
      case COMPLETED -> EnumSet.of(IN_PROGRESS); // reopened
      case ARCHIVED -> EnumSet.of(SUBMITTED); // restored
      case MERGED -> EnumSet.of(SUBMITTED, PENDING_INFO, ROUTED, IN_PROGRESS, RETURNED); // unmerged
      case WITHDRAWN -> EnumSet.noneOf(ReportStatus.class);
    };
  }
}
