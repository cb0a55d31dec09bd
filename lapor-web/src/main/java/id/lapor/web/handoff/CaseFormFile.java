package id.lapor.web.handoff;

import id.lapor.handoff.CaseAction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file with the form of the action that the address asks for: the page of a case is built with
 * that one alone. It asks the address and not {@link CasePage}, because a page that was sent is
 * built before what belongs to the view is there again.
 */
@Named
@RequestScoped
public class CaseFormFile {

  private static final String FORMS = "/WEB-INF/staff/forms/";
  private static final String DECISION = "/WEB-INF/staff/decision.xhtml";
  private static final String NOTHING = "/WEB-INF/staff/nothing.xhtml";

  /** What is corrected where it is shown. */
  static final Set<CaseAction> CORRECTIONS =
      EnumSet.of(CaseAction.CORRECT_CATEGORY, CaseAction.CORRECT_PLACE);

  @Inject HttpServletRequest request;

  /** What stands above the report's text: the decision, unless it belongs beside a fact. */
  public String getStory() {
    return CORRECTIONS.contains(action()) ? NOTHING : DECISION;
  }

  /** What stands with the facts: the correction of one of them, or nothing. */
  public String getBeside() {
    return CORRECTIONS.contains(action()) ? DECISION : NOTHING;
  }

  /** Path of the file; without an action that exists that of a note, which is then not shown. */
  public String getPath() {
    CaseAction action = action();
    String answer = request.getParameter("a");
    boolean draft = action == CaseAction.PUBLISH && answer != null && !answer.isBlank();
    return FORMS + action + (draft ? "_DRAFT" : "") + ".xhtml";
  }

  private CaseAction action() {
    return Arrays.stream(CaseAction.values())
        .filter(known -> known.name().equals(request.getParameter("do")))
        .findFirst()
        .orElse(CaseAction.NOTE);
  }
}
