package id.lapor.web.handoff;

import id.lapor.handoff.LiveDesk;
import id.lapor.shared.Refusals;
import id.lapor.web.OriginCheck;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;

/**
 * Stands before {@link LiveSocket}: who has no session was turned away before, a page of another
 * site and a report out of the reader's sight are turned away here.
 *
 * <p>Browsers send a member of staff's cookies with a connection that any site opens, and no other
 * rule of theirs forbids it: a connection that does not say it comes from our own pages is refused.
 */
public class LiveDoor extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject transient LiveDesk desk;
  @Inject transient LiveDoors doors;
  @Inject transient Clock clock;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpSession session = request.getSession(false);
    if (session == null || !OriginCheck.fromOwnPage(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    LiveDesk.Place place;
    try {
      place = desk.enter(request.getParameter("report"));
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    LiveDoors.Guest guest = new LiveDoors.Guest(place, session, clock.instant());
    if (doors.letIn(request.getParameter("word"), guest)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }
}
