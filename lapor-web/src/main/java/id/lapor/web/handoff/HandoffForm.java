package id.lapor.web.handoff;

import id.lapor.handoff.HandoffDesk;
import id.lapor.handoff.HandoffRole;
import id.lapor.handoff.Routing;
import id.lapor.institution.InstitutionView;
import id.lapor.institution.ReferenceService;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Where a report goes: to one more institution, down to a unit, or back as not competent. */
@Named
@ViewScoped
public class HandoffForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject Routing routing;
  @Inject HandoffDesk desk;
  @Inject ReferenceService reference;

  private boolean begun;
  private InstitutionView institution;
  private List<InstitutionView> supporting = new ArrayList<>();
  private String text;

  /** Begins with what was typed before; called once the page is loaded. */
  public void begin() {
    if (!begun && page.view() != null && page.isDeciding()) {
      text = kept.text("ask", "reason").orElse(null);
      supporting = new ArrayList<>(kept.institutions("supporting").orElse(List.of()));
      institution = kept.institution("institution", "proposedInstitution", "unit").orElse(null);
      begun = true;
    }
  }

  /** Gives the report its lead. */
  public void addLead() {
    handOff(HandoffRole.LEAD, "ADD_LEAD");
  }

  /** Asks one more institution to contribute. */
  public void addSupporting() {
    handOff(HandoffRole.SUPPORTING, "ADD_SUPPORTING");
  }

  /** Takes the hand-off up. */
  public void accept() {
    page.attempt(() -> desk.accept(page.getHandoffId(), version()), "ACCEPT");
  }

  /** Gives it back: the institution is not competent. */
  public void giveBack() {
    page.attempt(
        () -> desk.returnAsNotCompetent(page.getHandoffId(), version(), text, code()), "RETURN");
  }

  /** Passes it down to a unit. */
  public void delegate() {
    page.attempt(() -> desk.delegate(page.getHandoffId(), version(), code()), "DELEGATE");
  }

  /** The units to which the hand-off can be delegated, as they are typed. */
  public List<InstitutionView> units(String typed) {
    return reference.suggestUnits(page.handoff().institutionCode(), typed);
  }

  /** What handing it over would be refused for as the form stands. */
  List<FieldError> foreseen() {
    return routing.foreseeHandOff(page.getId(), code(), others(), text);
  }

  private void handOff(HandoffRole role, String done) {
    long version = page.view().report().version();
    page.attempt(() -> routing.handOff(page.getId(), version, code(), role, others(), text), done);
  }

  private List<String> others() {
    return supporting == null ? List.of() : supporting.stream().map(InstitutionView::code).toList();
  }

  private long version() {
    return page.handoff().version();
  }

  private String code() {
    return institution == null ? null : institution.code();
  }

  public InstitutionView getInstitution() {
    return institution;
  }

  public void setInstitution(InstitutionView institution) {
    this.institution = institution;
  }

  public List<InstitutionView> getSupporting() {
    return supporting;
  }

  public void setSupporting(List<InstitutionView> supporting) {
    this.supporting = supporting;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = CasePage.typed(text);
  }
}
