package id.lapor.web.handoff;

import id.lapor.handoff.CaseAction;
import id.lapor.handoff.WorkLine;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Tells in words how an offer has waited for somebody to take it up. */
@Named
@RequestScoped
public class OfferWords {

  @Inject Language language;

  /** For how many working hours. */
  public String waited(WorkLine line) {
    return language.staff("offer.hours", line.offer().hours());
  }

  /** By which way it goes to its institution. */
  public String way(WorkLine line) {
    return language.staff(line.offer().byQueue() ? "offer.byQueue" : "offer.byPortal");
  }

  /** How often its institution was reminded. */
  public String reminded(WorkLine line) {
    return language.staff("offer.reminded", line.offer().reminders());
  }

  /** What the caller may do about it now. */
  public List<CaseAction> acts(WorkLine line) {
    return List.copyOf(line.offer().actions());
  }
}
