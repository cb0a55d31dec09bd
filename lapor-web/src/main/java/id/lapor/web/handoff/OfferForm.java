package id.lapor.web.handoff;

import id.lapor.handoff.OfferDesk;
import id.lapor.institution.InstitutionView;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** What is done about an offer that nobody takes up: remind, offer again, give to another. */
@Named
@ViewScoped
public class OfferForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject OfferDesk desk;

  private boolean begun;
  private InstitutionView institution;
  private String text;

  /** Begins with what was typed before; called once the page is loaded. */
  public void begin() {
    if (!begun && page.view() != null && page.isDeciding() && page.shows("REROUTE")) {
      text = kept.text("reason").orElse(null);
      institution = kept.institution("institution").orElse(null);
      begun = true;
    }
  }

  /** Reminds the institution. */
  public void remind() {
    page.attempt(() -> desk.remind(page.getHandoffId()), "REMIND");
  }

  /** Makes the offer anew. */
  public void offerAgain() {
    page.attempt(() -> desk.offerAgain(page.getHandoffId(), version()), "OFFER_AGAIN");
  }

  /** Makes it to another institution. */
  public void reroute() {
    String code = institution == null ? null : institution.code();
    page.attempt(() -> desk.reroute(page.getHandoffId(), version(), code, text), "REROUTE");
  }

  private long version() {
    return page.handoff().version();
  }

  public InstitutionView getInstitution() {
    return institution;
  }

  public void setInstitution(InstitutionView institution) {
    this.institution = institution;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = CasePage.typed(text);
  }
}
