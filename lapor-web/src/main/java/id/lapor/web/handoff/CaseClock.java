package id.lapor.web.handoff;

import id.lapor.handoff.NextLimit;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;

/** The clock at the head of a report: of all limits that run the one that ends first. */
@Named
@RequestScoped
public class CaseClock {

  @Inject CasePage page;
  @Inject WorkWords words;
  @Inject Language language;

  /** When it ends; null when none runs. */
  public Instant getDue() {
    return next() == null ? null : next().dueAt();
  }

  /** What must be done, and how many working days are left. */
  public String getWords() {
    return next() == null
        ? ""
        : language.text("deadline." + next().timer())
            + ": "
            + words.left(next().dueAt(), next().daysLeft());
  }

  /** The class of its look: over, near or far. */
  public String getUrgency() {
    return next() == null ? "none" : words.urgency(next().dueAt(), next().daysLeft());
  }

  private NextLimit next() {
    return page.view().next();
  }
}
