package id.lapor.web.handoff;

import id.lapor.handoff.CaseDesk;
import id.lapor.report.ArchiveReason;
import id.lapor.report.Correcting;
import id.lapor.report.Triage;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Decisions on a report that need a reason: asking, archiving, joining, publishing, noting. */
@Named
@ViewScoped
public class DecisionForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject Triage triage;
  @Inject Correcting correcting;
  @Inject CaseDesk desk;

  private boolean begun;
  private String text;
  private ArchiveReason archiveReason;
  private String into;

  /** Begins with what was typed before; called once the page is loaded. */
  public void begin() {
    if (begun || page.view() == null || !page.isDeciding()) {
      return;
    }
    if (page.shows("ARCHIVE")) {
      text = kept.text("text").orElse(null);
      archiveReason =
          kept.text("reason")
              .filter(code -> !code.isBlank())
              .map(ArchiveReason::valueOf)
              .orElse(null);
    } else {
      text = kept.text("missing", "reason", "text").orElse(null);
      into = kept.text("into").orElse(null);
    }
    begun = true;
  }

  /** Asks the reporter for what is missing. */
  public void pend() {
    page.attempt(() -> triage.pend(page.getId(), version(), text), "PEND");
  }

  /** Does not take the report up. */
  public void archive() {
    page.attempt(() -> triage.archive(page.getId(), version(), archiveReason, text), "ARCHIVE");
  }

  /** Takes an archived report up after all. */
  public void restore() {
    page.attempt(() -> triage.restore(page.getId(), version(), text), "RESTORE");
  }

  /** Joins the report to another on the same matter. */
  public void merge() {
    page.attempt(() -> triage.merge(page.getId(), version(), number(), text), "MERGE");
  }

  /** Makes the report one of its own again. */
  public void unmerge() {
    page.attempt(() -> triage.unmerge(page.getId(), version(), text), "UNMERGE");
  }

  /** Takes the published text down. */
  public void takeDown() {
    page.attempt(() -> triage.takeDown(page.getId(), version(), text), "TAKE_DOWN");
  }

  /** Publishes it again. */
  public void putBack() {
    page.attempt(() -> triage.putBack(page.getId(), version(), text), "PUT_BACK");
  }

  /** Marks that somebody is in danger. */
  public void raiseUrgency() {
    page.attempt(() -> correcting.raiseUrgency(page.getId(), version(), text), "RAISE_URGENCY");
  }

  /** Takes that mark away. */
  public void lowerUrgency() {
    page.attempt(() -> correcting.lowerUrgency(page.getId(), version(), text), "LOWER_URGENCY");
  }

  /** Leaves an internal note. */
  public void note() {
    page.attempt(() -> desk.note(page.getId(), text), "NOTE");
  }

  private long version() {
    return page.view().report().version();
  }

  /** The number of the other report as it was typed, without its sign. */
  String number() {
    return into == null ? null : into.replaceAll("[#\\s]", "");
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = CasePage.typed(text);
  }

  public ArchiveReason getArchiveReason() {
    return archiveReason;
  }

  public void setArchiveReason(ArchiveReason archiveReason) {
    this.archiveReason = archiveReason;
  }

  public String getInto() {
    return into;
  }

  public void setInto(String into) {
    this.into = into;
  }
}
