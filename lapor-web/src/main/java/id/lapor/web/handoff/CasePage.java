package id.lapor.web.handoff;

import id.lapor.handoff.AnswerView;
import id.lapor.handoff.CaseAction;
import id.lapor.handoff.CaseFiles;
import id.lapor.handoff.CaseView;
import id.lapor.handoff.HandoffView;
import id.lapor.report.TimelineEntry;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.web.FieldErrors;
import jakarta.ejb.EJBAccessException;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One report with its hand-offs: {@code /staff/report?id=1234567897}. The action that is being
 * decided stands in the address too ({@code do}, with {@code h} for a hand-off and {@code a} for an
 * answer), so that it can be gone back to. The forms of the actions are beans of their own; they
 * decide on the version that was shown here.
 */
@Named
@ViewScoped
public class CasePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CaseFiles files;
  @Inject KeptDraft draft;
  @Inject FieldErrors errors;
  @Inject CaseWalk walk;

  private String id;
  private String act;
  private String handoffId;
  private String answerId;
  private CaseView view;
  private List<TimelineEntry> meanwhile = List.of();
  private boolean open;

  /** Called once before the page is first shown; what is out of scope does not exist. */
  public void load() throws IOException {
    try {
      view = files.get(id);
      open = act != null && possible();
    } catch (RuntimeException failure) {
      RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
      if (refusal instanceof NotFound && walk.leadOn(id)) {
        return;
      }
      FacesContext faces = FacesContext.getCurrentInstance();
      int status = refusal instanceof EJBAccessException ? 403 : 404;
      faces.getExternalContext().responseSendError(status, null);
      faces.responseComplete();
    }
  }

  /**
   * Does what a form asks for. Done, the report is shown anew; refused, everything typed stays and
   * the report is read again, so that a second try decides on what is shown.
   *
   * @param done key of the text that says what was done
   */
  void attempt(Runnable useCase, String done) {
    if (tried(useCase)) {
      draft.sent();
      redirect("?id=" + id + "&done=" + done);
    }
  }

  /** The same for a use case whose result is shown in place; false when it was refused. */
  boolean tried(Runnable useCase) {
    try {
      useCase.run();
      return true;
    } catch (RuntimeException failure) {
      errors.refused(failure);
      int shown = getSeen();
      view = files.get(id);
      meanwhile = view.timeline().stream().filter(entry -> entry.sequence() > shown).toList();
      return false;
    }
  }

  /** What a use case finds out without changing anything; null, with the reason, when refused. */
  <T> T result(Supplier<T> useCase) {
    try {
      return useCase.get();
    } catch (RuntimeException failure) {
      errors.refused(failure);
      return null;
    }
  }

  /**
   * Whether none of these fields keeps what is being decided from being done; those that do are
   * shown, and what is wrong with later ones not yet.
   */
  boolean ready(Supplier<List<FieldError>> foreseen, Set<String> fields) {
    List<FieldError> wrong = result(foreseen);
    if (wrong == null) {
      return false;
    }
    List<FieldError> here = wrong.stream().filter(e -> fields.contains(e.field())).toList();
    here.forEach(errors::show);
    return here.isEmpty();
  }

  /** Opens the same form once more. */
  void again() {
    String handoff = handoffId == null ? "" : "&h=" + handoffId;
    String answer = answerId == null ? "" : "&a=" + answerId;
    redirect("?id=" + id + "&do=" + act + handoff + answer);
  }

  private static void redirect(String query) {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    try {
      external.redirect(external.getRequestContextPath() + "/staff/report" + query);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Browsers end lines with two characters; the length that people see counts one. */
  static String typed(String text) {
    return text == null || text.isBlank() ? null : text.replace("\r\n", "\n");
  }

  /** Whether the action of the address was possible when the page was opened. */
  private boolean possible() {
    Optional<CaseAction> wanted = action();
    if (wanted.isEmpty()) {
      return false;
    }
    return handoffId == null
        ? view.actions().contains(wanted.get())
        : handoff() != null && handoff().actions().contains(wanted.get());
  }

  private Optional<CaseAction> action() {
    return Arrays.stream(CaseAction.values()).filter(a -> a.name().equals(act)).findFirst();
  }

  /** Whether the form of this action is open. */
  public boolean shows(String action) {
    return open && action.equals(act);
  }

  /** Whether one of the forms is open. */
  public boolean isDeciding() {
    return open;
  }

  /** Whether the address asks for an action that is not possible, or not any more. */
  public boolean isTooLate() {
    return act != null && !open;
  }

  /**
   * The actions on the report itself, in the order in which they are offered; facts are put right
   * beside them.
   */
  public List<CaseAction> getActions() {
    return Arrays.stream(CaseAction.values())
        .filter(view.actions()::contains)
        .filter(action -> !CaseFormFile.CORRECTIONS.contains(action))
        .toList();
  }

  /** The actions that are not offered, each of which the view says why. */
  public List<CaseAction> getWithheld() {
    return Arrays.stream(CaseAction.values()).filter(view.withheld()::containsKey).toList();
  }

  /** Report, hand-offs and life. */
  public CaseView view() {
    return view;
  }

  /** The place in the report's chain of the last event that is shown. */
  public int getSeen() {
    List<TimelineEntry> shown = view.timeline();
    return shown.isEmpty() ? 0 : shown.get(shown.size() - 1).sequence();
  }

  /** What others did between the page that was decided on and the one that is shown now. */
  public List<TimelineEntry> getMeanwhile() {
    return meanwhile;
  }

  /** Whether what is being decided can still be done after that. */
  public boolean isStillPossible() {
    return possible();
  }

  /** The hand-off that the open form is about, or null. */
  public HandoffView handoff() {
    return view.handoffs().stream().filter(h -> h.id().equals(handoffId)).findFirst().orElse(null);
  }

  /** The answer that the open form is about, or null for a new one. */
  public AnswerView answer() {
    return handoff() == null
        ? null
        : handoff().answers().stream()
            .filter(a -> a.id().equals(answerId))
            .findFirst()
            .orElse(null);
  }

  public String getId() {
    return id;
  }

  /** Digits; a number sign in front and spaces are forgiven. */
  public void setId(String id) {
    this.id = id == null ? "" : id.replaceAll("[#\\s]", "");
  }

  public String getAct() {
    return act;
  }

  public void setAct(String act) {
    this.act = act;
  }

  public String getHandoffId() {
    return handoffId;
  }

  public void setHandoffId(String handoffId) {
    this.handoffId = handoffId;
  }

  public String getAnswerId() {
    return answerId;
  }

  public void setAnswerId(String answerId) {
    this.answerId = answerId;
  }
}
