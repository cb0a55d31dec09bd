package id.lapor.web.handoff;

import id.lapor.handoff.CaseAction;
import id.lapor.handoff.DraftDesk;
import id.lapor.handoff.DraftPlace;
import id.lapor.handoff.DraftView;
import id.lapor.identity.SignedIn;
import id.lapor.institution.InstitutionView;
import id.lapor.institution.ReferenceService;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.web.Language;
import id.lapor.web.identity.PortalSession;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was typed into the open form before and not sent: kept by {@link CaseLive} while it was
 * typed, brought back here when the form is opened, on whatever machine.
 */
@Named
@ViewScoped
public class KeptDraft implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What the component of the pickers adds to the name of its field. */
  private static final String PICKED = "_hinput";

  @Inject CasePage page;
  @Inject DraftDesk desk;
  @Inject ReferenceService reference;
  @Inject PortalSession session;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private DraftView draft;

  /** Looks for a draft of the form that is open; called before the forms begin. */
  public void begin() {
    if (draft == null && page.view() != null && page.isDeciding()) {
      draft = desk.get(place());
    }
  }

  /** Discards what was kept and begins the form anew. */
  public void discard() {
    desk.discard(place());
    page.again();
  }

  /** What was typed has been sent: nothing is kept any more. It may stay when this fails. */
  void sent() {
    if (!page.isDeciding()) {
      return; // done beside the forms, as with a file
    }
    try {
      desk.discard(place());
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
    }
  }

  /** What was typed into the first of these fields that the draft knows. */
  Optional<String> text(String... names) {
    return isKept()
        ? Stream.of(names).flatMap(name -> draft.value(name).stream()).findFirst()
        : Optional.empty();
  }

  /** The code of what was picked in this field of a picker. */
  Optional<String> picked(String name) {
    return text(name + PICKED);
  }

  /** Which institution was picked in the first of these fields that the draft knows. */
  Optional<InstitutionView> institution(String... names) {
    return text(Stream.of(names).map(name -> name + PICKED).toArray(String[]::new))
        .flatMap(this::institution);
  }

  /** The institutions that were picked in this field; empty when the draft does not know it. */
  Optional<List<InstitutionView>> institutions(String name) {
    if (!isKept()) {
      return Optional.empty();
    }
    return Optional.of(
        draft.values(name + PICKED).stream().flatMap(code -> institution(code).stream()).toList());
  }

  private Optional<InstitutionView> institution(String code) {
    try {
      return code.isBlank() ? Optional.empty() : Optional.of(reference.institution(code));
    } catch (NotFound gone) {
      return Optional.empty();
    }
  }

  private DraftPlace place() {
    return new DraftPlace(
        page.getId(), CaseAction.valueOf(page.getAct()), page.getHandoffId(), page.getAnswerId());
  }

  /** Whether something was kept before the form was opened. */
  public boolean isKept() {
    return draft != null && draft.kept();
  }

  /** The version of the draft, 0 for none; what a form that was sent had kept may be newer. */
  public long getVersion() {
    if (FacesContext.getCurrentInstance().isPostback()) {
      draft = desk.get(place());
    }
    return draft == null ? 0 : draft.version();
  }

  /** When it was kept, in words. */
  public String getSaid() {
    return language.staff("draft.kept", language.moment(draft.keptAt()));
  }

  /** Whose draft it is: what one person typed is never shown to the next on the same machine. */
  public String getAccount() {
    return session.current(request).map(SignedIn::user).orElse("");
  }
}
