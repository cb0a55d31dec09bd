package id.lapor.web.handoff;

import id.lapor.handoff.LiveSeats;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Closes the connections of a session with it: who signs out is told nothing more. */
public class LiveEnd implements HttpSessionListener {

  @Inject LiveSeats seats;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    seats.of(event.getSession().getId()).forEach(seats::end);
  }
}
