package id.lapor.handoff;

import id.lapor.deadline.GivenDeadlines;
import id.lapor.report.GivenContents;
import jakarta.persistence.EntityManager;

/** What hand-offs say to institutions' systems, for tests of other features. */
public final class GivenHandoffs {

  private GivenHandoffs() {}

  /** Of all hand-offs, within the transaction of this entity manager. */
  public static HandoffContents contents(EntityManager em) {
    HandoffContents contents = new HandoffContents();
    contents.em = em;
    contents.reports = GivenContents.contents(em);
    contents.deadlines = GivenDeadlines.deadlines(em);
    return contents;
  }
}
