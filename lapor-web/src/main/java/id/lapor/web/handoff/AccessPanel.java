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

/**
 * Who read the reporter's identity, and why, for the life of the report: a page of them, the newest
 * first. They are no events of its chain, since the database records them by itself.
 */
@Named
@RequestScoped
public class AccessPanel {

  @Inject CasePage page;
  @Inject CaseTimeline timeline;
  @Inject CaseDesk desk;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private IdentityReadings readings;

  /** The page of them that the address asks for, read once; none for who may not see them. */
  public IdentityReadings readings() {
    if (readings == null) {
      IdentityReadings found =
          isAllowed() ? page.result(() -> desk.readings(page.getId(), before())) : null;
      readings = found == null ? IdentityReadings.NONE : found;
    }
    return readings;
  }

  /** While something is decided, they are asked for only by whoever looks for them. */
  private boolean isAllowed() {
    boolean wanted = !page.isDeciding() || "access".equals(request.getParameter("show"));
    return wanted && Stream.of(Role.NATIONAL_ADMIN, Role.AUDITOR).anyMatch(request::isUserInRole);
  }

  /** Query of the address of the older ones. */
  public String getOlder() {
    return timeline.getQuery() + "&before=" + readings().next();
  }

  /** Whether it is not the newest that are shown. */
  public boolean isLater() {
    return isAllowed() && before() != null;
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
