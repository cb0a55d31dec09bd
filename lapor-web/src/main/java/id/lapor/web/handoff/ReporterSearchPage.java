package id.lapor.web.handoff;

import id.lapor.handoff.ReporterSearch;
import id.lapor.handoff.StaffFind;
import id.lapor.identity.SoughtReporter;
import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import id.lapor.web.identity.StaffFrame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/**
 * The reports of a person, for those who may see who reported. Whom they look for stands in no
 * address and is kept nowhere; it lives for one request.
 */
@Named
@RequestScoped
public class ReporterSearchPage {

  @Inject ReporterSearch search;
  @Inject StaffFrame frame;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject FacesContext faces;

  private SoughtReporter.Kind kind = SoughtReporter.Kind.NAME;
  private String sought;
  private String reason;
  private List<StaffFind> items;

  /** Called before the page is shown; it is nobody else's. */
  public void begin() throws IOException {
    if (!frame.isSeekingPeople()) {
      faces.getExternalContext().responseSendError(403, null);
      faces.responseComplete();
    }
  }

  /** Looks for the person; that somebody did, and why, is recorded. */
  public void find() {
    try {
      items = search.find(new SoughtReporter(kind, sought), reason);
    } catch (RuntimeException failure) {
      RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
      if (refusal instanceof RuleViolation violation) {
        errors.show(violation);
      } else if (refusal instanceof TooManyAttempts tooMany) {
        errors.show(tooMany);
      } else {
        errors.show(null, language.staff("case.noRight"));
      }
    }
  }

  /** The reports found; empty before somebody was looked for. */
  public List<StaffFind> getItems() {
    return items == null ? List.of() : items;
  }

  /** Whether somebody was looked for and nothing found. */
  public boolean isNothing() {
    return items != null && items.isEmpty();
  }

  /** Whether something was found. */
  public boolean isFound() {
    return !getItems().isEmpty();
  }

  /** What people can be found by. */
  public SoughtReporter.Kind[] getKinds() {
    return SoughtReporter.Kind.values();
  }

  public SoughtReporter.Kind getKind() {
    return kind;
  }

  public void setKind(SoughtReporter.Kind kind) {
    this.kind = kind;
  }

  public String getSought() {
    return sought;
  }

  public void setSought(String sought) {
    this.sought = CasePage.typed(sought);
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = CasePage.typed(reason);
  }
}
