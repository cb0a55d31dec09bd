package id.lapor.web.handoff;

import id.lapor.handoff.Routing;
import id.lapor.handoff.Verification;
import id.lapor.institution.InstitutionView;
import id.lapor.institution.ReferenceService;
import id.lapor.report.ReportFile;
import id.lapor.report.ReportType;
import id.lapor.report.SensitiveText;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The one decision by which a report leaves verification: what it is and who gets it. */
@Named
@ViewScoped
public class VerificationForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject Routing routing;
  @Inject ReferenceService reference;

  private boolean begun;
  private ReportType type;
  private String supervisory = "false";
  private String category;
  private String title;
  private String publicText;
  private InstitutionView lead;
  private List<InstitutionView> supporting = new ArrayList<>();
  private String note;

  /** Begins with what the reporter said, sensitive parts masked; called once the page is loaded. */
  public void begin() {
    if (begun || page.view() == null || !page.shows("VERIFY")) {
      return;
    }
    ReportFile report = page.view().report();
    type = report.type();
    category = report.categoryCode();
    title = SensitiveText.masked(report.title());
    publicText = SensitiveText.masked(report.body());
    if (report.namedInstitutionCode() != null) {
      lead = reference.institution(report.namedInstitutionCode());
    }
    if (kept.isKept()) {
      goOn();
    }
    begun = true;
  }

  /** Goes on with what was typed before. */
  private void goOn() {
    type = kept.text("type").map(ReportType::valueOf).orElse(type);
    supervisory = kept.text("supervisory").orElse(supervisory);
    category = kept.text("category").filter(code -> !code.isBlank()).orElse(null);
    title = kept.text("title").orElse(title);
    publicText = kept.text("publicText").orElse(publicText);
    lead = kept.institution("lead").orElse(null);
    supporting = new ArrayList<>(kept.institutions("supporting").orElse(List.of()));
    note = kept.text("note").orElse(null);
  }

  /** Decides. */
  public void verify() {
    page.attempt(() -> routing.verify(page.getId(), decision()), "VERIFY");
  }

  /** What the decision would be refused for as it stands. */
  List<FieldError> foreseen() {
    return routing.foreseeVerification(page.getId(), decision());
  }

  private Verification decision() {
    return new Verification(
        page.view().report().version(),
        type,
        Boolean.parseBoolean(supervisory),
        category,
        title,
        publicText,
        lead == null ? null : lead.code(),
        supporting == null ? List.of() : supporting.stream().map(InstitutionView::code).toList(),
        note);
  }

  public ReportType getType() {
    return type;
  }

  public void setType(ReportType type) {
    this.type = type;
  }

  public String getSupervisory() {
    return supervisory;
  }

  public void setSupervisory(String supervisory) {
    this.supervisory = supervisory;
  }

  public String getCategory() {
    return category;
  }

  public void setCategory(String category) {
    this.category = category;
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

  public InstitutionView getLead() {
    return lead;
  }

  public void setLead(InstitutionView lead) {
    this.lead = lead;
  }

  public List<InstitutionView> getSupporting() {
    return supporting;
  }

  public void setSupporting(List<InstitutionView> supporting) {
    this.supporting = supporting;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = CasePage.typed(note);
  }
}
