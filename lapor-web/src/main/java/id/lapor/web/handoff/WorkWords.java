package id.lapor.web.handoff;

import id.lapor.handoff.WorkLine;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;

/** Tells in words how much time a line of a work list has left, in working days. */
@Named
@RequestScoped
public class WorkWords {

  private static final int NEAR = 2;

  @Inject Language language;
  @Inject Clock clock;

  /** How many working days are left, or how late it is; empty without a limit. */
  public String left(WorkLine line) {
    return line.daysLeft() == null ? "" : left(line.dueAt(), line.daysLeft());
  }

  /** The class of its look, which is a shape and not a colour alone: over, near or far. */
  public String urgency(WorkLine line) {
    return line.daysLeft() == null ? "none" : urgency(line.dueAt(), line.daysLeft());
  }

  String left(Instant dueAt, int days) {
    if (over(dueAt)) {
      return days == 0 ? language.staff("due.justOver") : language.staff("due.over", -days);
    }
    return days == 0 ? language.staff("due.today") : language.staff("due.in", days);
  }

  String urgency(Instant dueAt, int days) {
    return over(dueAt) ? "over" : days <= NEAR ? "near" : "far";
  }

  /** What the report is about, in the language of the page. */
  public String category(WorkLine line) {
    return line.categoryName() == null
        ? ""
        : language.name(line.categoryName(), line.categoryNameEn());
  }

  private boolean over(Instant dueAt) {
    return dueAt.isBefore(clock.instant());
  }
}
