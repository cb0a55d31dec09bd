package id.lapor.web.handoff;

import id.lapor.handoff.CaseDesk;
import id.lapor.identity.ReporterDetails;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * What is shown this once and kept nowhere: who the reporter is, and a new access code. Lives for
 * one request, so that neither comes to lie in a session.
 */
@Named
@RequestScoped
public class ReporterPanel {

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject CaseDesk desk;

  private String checked;
  private ReporterDetails identity;
  private String code;

  /** Shows the reporter; the reading is recorded, and the reporter sees it. */
  public void showIdentity() {
    page.tried(() -> identity = desk.identity(page.getId()));
  }

  /** Replaces a lost access code after an identity check. */
  public void replaceCode() {
    if (page.tried(() -> code = desk.replaceCode(page.getId(), checked))) {
      kept.sent();
    }
  }

  /** The reporter, or null until they are shown. */
  public ReporterDetails identity() {
    return identity;
  }

  /** The new access code, or null. */
  public String getCode() {
    return code;
  }

  public String getChecked() {
    return checked;
  }

  public void setChecked(String checked) {
    this.checked = CasePage.typed(checked);
  }
}
