package id.lapor.demo;

/**
 * What happens in a demo report, how long ago it begins and how many there are of it.
 *
 * <p>Ages are in days, so that every clock is met: those of work (3, 5 and 14 working days), the 30
 * days in which a reporter completes a report, and the 10 working days after an answer.
 */
enum DemoPlot {
  /** Waits for verification, in time. */
  NEW(0, 2, 20),
  /** Waits for verification, too long. */
  NEW_LATE(7, 13, 8),
  /** The reporter was asked for more. */
  ASKED(3, 20, 10),
  /** The reporter was asked, answered, and it waits again. */
  ASKED_AND_COMPLETED(4, 6, 6),
  /** The reporter was asked and kept silent. */
  LAPSED(45, 110, 8),
  /** Taken back by its reporter, before or after routing. */
  WITHDRAWN(5, 100, 10),
  /** Not taken up. */
  ARCHIVED(4, 110, 14),
  /** Not taken up by mistake. */
  RESTORED(6, 20, 4),
  /** With an institution that has not looked yet. */
  DELIVERED(1, 4, 18),
  /** With an institution that has not looked for long. */
  NEGLECTED(25, 60, 10),
  /** Taken up, in time. */
  ACCEPTED(2, 5, 20),
  /** Passed down one level. */
  DELEGATED(3, 8, 12),
  /** Passed down two levels. */
  DELEGATED_TWICE(4, 9, 10),
  /** Taken up and overdue. */
  OVERDUE(28, 70, 12),
  /** Told to be patient, nothing more. */
  HELD(6, 24, 10),
  /** A draft waits for approval, or was sent back. */
  DRAFTED(5, 12, 10),
  /** Answered; the reporter has the word. */
  ANSWERED(7, 12, 18),
  /** Answered, and the reporter is not content. */
  REPLIED(10, 30, 10),
  /** Answered and confirmed by the reporter. */
  CONFIRMED(15, 118, 28),
  /** Answered, and the reporter kept silent. */
  AUTO_CLOSED(32, 118, 14),
  /** Confirmed and then reopened. */
  REOPENED(20, 45, 6),
  /** Came back once; waits for the verifier. */
  RETURNED(4, 8, 6),
  /** Came back once, went elsewhere and was answered. */
  RETURNED_AND_ANSWERED(20, 60, 6),
  /** Came back twice; waits for the national administrator. */
  RETURNED_TWICE(8, 14, 3),
  /** Came back twice; the decision binds. */
  BOUND(12, 30, 4),
  /** Joined to another report. */
  MERGED(5, 40, 5),
  /** Joined by mistake. */
  UNMERGED(8, 25, 3),
  /** Its text was taken down, perhaps put back. */
  TAKEN_DOWN(8, 40, 5),
  /** Alleges wrongdoing; worked on, or answered. */
  SUPERVISORY(6, 80, 10);

  private final int youngest;
  private final int oldest;
  private final int count;

  DemoPlot(int youngest, int oldest, int count) {
    this.youngest = youngest;
    this.oldest = oldest;
    this.count = count;
  }

  /** Days since it began, at least. */
  int youngest() {
    return youngest;
  }

  /** Days since it began, at most. */
  int oldest() {
    return oldest;
  }

  /** How many demo reports go this way. */
  int count() {
    return count;
  }

  /** Whether officers of an institution act in it. */
  boolean needsOfficers() {
    return switch (this) {
      case NEW,
              NEW_LATE,
              ASKED,
              ASKED_AND_COMPLETED,
              LAPSED,
              WITHDRAWN,
              ARCHIVED,
              RESTORED,
              DELIVERED,
              NEGLECTED,
              MERGED,
              UNMERGED,
              TAKEN_DOWN ->
          false;
      default -> true;
    };
  }
}
