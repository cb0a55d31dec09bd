package id.lapor.web.handoff;

import id.lapor.report.ReportFile;
import id.lapor.report.Triage;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Words the public title and text of a report anew; what the reporter wrote stays as it is. */
@Named
@ViewScoped
public class PublicTextForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject Triage triage;

  private boolean begun;
  private String title;
  private String publicText;

  /** Begins with the present public text; called once the page is loaded. */
  public void begin() {
    if (!begun && page.view() != null && page.shows("EDIT_PUBLIC_TEXT")) {
      ReportFile report = page.view().report();
      title = kept.text("title").orElse(report.publicTitle());
      publicText = kept.text("publicText").orElse(report.publicText());
      begun = true;
    }
  }

  /** Publishes the new wording. */
  public void save() {
    long version = page.view().report().version();
    page.attempt(
        () -> triage.editPublicText(page.getId(), version, title, publicText), "EDIT_PUBLIC_TEXT");
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getPublicText() {
    return publicText;
  }

  public void setPublicText(String publicText) {
    this.publicText = CasePage.typed(publicText);
  }
}
