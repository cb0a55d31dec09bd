package id.lapor.web.handoff;

import id.lapor.handoff.RouteOutlook;
import id.lapor.handoff.RouteSuggestion;
import id.lapor.handoff.RoutingAdvice;
import id.lapor.institution.InstitutionView;
import id.lapor.shared.Refusals;
import id.lapor.web.Language;
import id.lapor.web.institution.InstitutionPicker;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/**
 * The steps of a hand-off: to whom, what that institution will see, and until when it must act.
 * They stand under one another in one form, so that all of it can be seen before it is sent.
 */
@Named
@ViewScoped
public class RouteSteps implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject VerificationForm verification;
  @Inject HandoffForm handoff;
  @Inject RoutingAdvice advice;
  @Inject InstitutionPicker picker;
  @Inject Language language;

  private List<RouteSuggestion> suggestions;
  private RouteOutlook outlook;
  private String outlookFor;

  /** Institutions that the report may belong to. */
  public List<RouteSuggestion> getSuggestions() {
    if (suggestions == null) {
      suggestions = advice.suggestions(page.getId());
    }
    return suggestions;
  }

  /** Takes a suggested institution. */
  public void take(RouteSuggestion suggestion) {
    if (page.shows("VERIFY")) {
      verification.setLead(suggestion.institution());
    } else {
      handoff.setInstitution(suggestion.institution());
    }
  }

  /** What a suggestion is called, and why it is made. */
  public String words(RouteSuggestion suggestion) {
    return picker.label(suggestion.institution());
  }

  /** Why it is suggested. */
  public String why(RouteSuggestion suggestion) {
    return language.staff("suggest." + suggestion.reason(), suggestion.times());
  }

  /** What it means to hand the report to the institution that is chosen; null for none. */
  public RouteOutlook getOutlook() {
    InstitutionView chosen =
        page.shows("VERIFY") ? verification.getLead() : handoff.getInstitution();
    if (chosen == null) {
      return null;
    }
    boolean supervisory =
        page.shows("VERIFY")
            ? Boolean.parseBoolean(verification.getSupervisory())
            : page.view().report().supervisory();
    String wanted = chosen.code() + supervisory;
    if (!wanted.equals(outlookFor)) {
      outlook = outlook(chosen.code(), supervisory);
      outlookFor = wanted;
    }
    return outlook;
  }

  private RouteOutlook outlook(String code, boolean supervisory) {
    try {
      return advice.outlook(page.getId(), code, supervisory);
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      return null;
    }
  }
}
