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

  /** What is offered beside the fact that it corrects, and not among the other actions. */
  static final Set<CaseAction> CORRECTIONS =
      EnumSet.of(CaseAction.CORRECT_CATEGORY, CaseAction.CORRECT_PLACE);

  @Inject HttpServletRequest request;

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
