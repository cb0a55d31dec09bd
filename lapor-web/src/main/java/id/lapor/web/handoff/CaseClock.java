package id.lapor.web.handoff;

import id.lapor.deadline.DeadlineView;
import id.lapor.handoff.HandoffView;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The clock at the head of a report: of all limits that run the one that ends first. */
@Named
@RequestScoped
public class CaseClock {

  @Inject CasePage page;
  @Inject CaseStory story;
  @Inject Language language;

  /** When it ends; null when none runs. */
  public Instant getDue() {
    return next().map(DeadlineView::dueAt).orElse(null);
  }

  /** What must be done, and how far away the end is. */
  public String getWords() {
    return next()
        .map(limit -> language.text("deadline." + limit.timer()) + ": " + story.left(limit.dueAt()))
        .orElse("");
  }

  /** The class of its look: over, near or far. */
  public String getUrgency() {
    return story.urgency(getDue());
  }

  private Optional<DeadlineView> next() {
    return Stream.concat(
            page.view().report().deadlines().stream(),
            page.view().handoffs().stream()
                .map(HandoffView::deadlines)
                .flatMap(list -> list.stream()))
        .filter(DeadlineView::running)
        .min(Comparator.comparing(DeadlineView::dueAt));
  }
}
