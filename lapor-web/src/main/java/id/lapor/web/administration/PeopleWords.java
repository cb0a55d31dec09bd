package id.lapor.web.administration;

import id.lapor.identity.ActivationCode;
import id.lapor.identity.HeldRole;
import id.lapor.identity.PersonLine;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What is said of accounts and roles, in the language of the page. */
@Named
@RequestScoped
public class PeopleWords {

  @Inject Language language;

  /** A role with the institution that it is held for. */
  public String label(HeldRole held) {
    String role = language.staff("role." + held.role());
    return held.institutionName() == null ? role : role + ", " + held.institutionName();
  }

  /** When a role is or was held. */
  public String days(HeldRole held) {
    String from = language.date(held.from());
    return held.until() == null
        ? language.staff("standard.since", from)
        : language.staff("standard.between", from, language.moment(held.until()));
  }

  /** Whether an account can be signed in with. */
  public String state(PersonLine line) {
    String state = line.active() ? line.waiting() ? "waiting" : "active" : "locked";
    return language.staff("people.state." + state);
  }

  /** How much open work goes back to everybody. */
  public String back(long handoffs) {
    return language.staff("people.back", handoffs);
  }

  /** For whom a code is, and until when. */
  public String code(ActivationCode issued) {
    return language.staff("people.code.for", issued.user(), language.moment(issued.expiresAt()));
  }
}
