package id.lapor.web.handoff;

import id.lapor.handoff.CaseDesk;
import id.lapor.handoff.IdentityReadings;
import id.lapor.identity.IdentityReading;
import id.lapor.identity.Role;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Stream;

/** The part of a report's life that says who read the reporter's identity, and why. */
@Named
@RequestScoped
public class AccessPanel {

  @Inject CasePage page;
  @Inject CaseTimeline timeline;
  @Inject CaseDesk desk;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private IdentityReadings readings;

  /** Whether it is looked at, by somebody who may see it. */
  public boolean isShown() {
    return timeline.isOfAccess()
        && Stream.of(Role.NATIONAL_ADMIN, Role.AUDITOR).anyMatch(request::isUserInRole);
  }

  /** The page of them that the address asks for; read once. */
  public IdentityReadings readings() {
    if (readings == null) {
      IdentityReadings found = page.result(() -> desk.readings(page.getId(), before()));
      readings = found == null ? IdentityReadings.NONE : found;
    }
    return readings;
  }

  /** Query of the address of the older ones. */
  public String getOlder() {
    return timeline.getQuery() + "&before=" + readings().next();
  }

  /** Whether it is not the newest that are shown. */
  public boolean isLater() {
    return before() != null;
  }

  /** Who read: the function, and the account where there is one. */
  public String who(IdentityReading reading) {
    String own = language.staff("role." + reading.actor().toUpperCase(Locale.ROOT));
    boolean officer = !reading.title().equals(reading.actor());
    return officer
        ? reading.title() + " (" + reading.actor() + ")"
        : own.startsWith("role.") ? reading.actor() : own;
  }

  /** What the link to a reading is called. */
  public String linkTo(IdentityReading reading) {
    return language.staff("access.link", Long.toString(reading.number()));
  }

  private Long before() {
    String asked = request.getParameter("before");
    return asked != null && asked.matches("[0-9]{1,18}") ? Long.valueOf(asked) : null;
  }
}
