package id.lapor.web.handoff;

import id.lapor.handoff.LiveSeat;
import id.lapor.handoff.LiveSeats;
import id.lapor.handoff.LiveWord;
import id.lapor.web.identity.PortalSession;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The connection over which an open page of the portal is told that something changed: one word,
 * and nothing of what it was. The page then asks as it does without a connection. What a page sends
 * says only that it is still there. The container closes it when the session is ended; one that lay
 * idle for too long is ended here.
 */
@ServerEndpoint("/staff/live/socket")
public class LiveSocket {

  private static final Logger LOGGER = System.getLogger(LiveSocket.class.getName());
  private static final int LONGEST_WORD = 16;
  private static final long SILENCE_MS = 120_000;
  private static final long SENDING_MS = 10_000;

  @Inject LiveSeats seats;
  @Inject LiveDoors doors;
  @Inject PortalSession portal;
  @Inject Clock clock;

  private LiveSeat seat;

  /** Takes a seat for whoever was let in at the door; anybody else is sent away. */
  @OnOpen
  public void open(Session session) throws IOException {
    session.setMaxIdleTimeout(SILENCE_MS);
    session.setMaxTextMessageBufferSize(LONGEST_WORD);
    session.getAsyncRemote().setSendTimeout(SENDING_MS);
    List<String> words = session.getRequestParameterMap().getOrDefault("word", List.of(""));
    Optional<LiveDoors.Guest> guest = doors.enter(words.get(0), clock.instant());
    if (guest.isEmpty()) {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "not let in"));
      return;
    }
    HttpSession own = guest.get().session();
    LiveSeat taken =
        new LiveSeat(
            guest.get().place().account(),
            own.getId(),
            guest.get().place().report(),
            clock.instant(),
            word -> say(session, word),
            () -> portal.lasts(own));
    if (seats.take(taken, own.getId())) {
      seat = taken;
    } else {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "no seat"));
    }
  }

  private static void say(Session session, LiveWord word) {
    SendHandler then = word == LiveWord.OVER ? sent -> end(session) : sent -> {};
    if (session.isOpen()) {
      session.getAsyncRemote().sendText(word.name().toLowerCase(Locale.ROOT), then);
    }
  }

  private static void end(Session session) {
    try {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "over"));
    } catch (IOException gone) {
      LOGGER.log(Level.DEBUG, "The page was gone already", gone);
    }
  }

  /** The page is still there. */
  @OnMessage(maxMessageSize = LONGEST_WORD)
  public void heard(String word) {
    if (seat != null) {
      seat.heard(clock.instant());
    }
  }

  /** The page was closed, or its network is gone. */
  @OnClose
  public void close() {
    if (seat != null) {
      seats.leave(seat);
    }
  }

  /** Broken connections are everyday; the page opens another. */
  @OnError
  public void broken(Throwable failure) {
    LOGGER.log(Level.DEBUG, "A connection broke", failure);
    close();
  }
}
