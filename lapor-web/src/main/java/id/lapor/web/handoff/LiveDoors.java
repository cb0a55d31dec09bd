package id.lapor.web.handoff;

import id.lapor.handoff.LiveDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections that were let in and have not begun yet. The container begins them elsewhere, without
 * the request, so each is known by a word that its page made up at random.
 */
@ApplicationScoped
public class LiveDoors {

  /** Shape of the word: at least 128 random bits. */
  static final String WORD = "[0-9a-f]{32}";

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MOST = 1_000;

  private final Map<String, Guest> waiting = new ConcurrentHashMap<>();

  /**
   * Who was let in.
   *
   * @param place the reader and the report
   * @param session of the reader
   */
  record Guest(LiveDesk.Place place, HttpSession session, Instant at) {}

  /** Lets in; false when the word is no good or too many are at the door. */
  boolean letIn(String word, Guest guest) {
    waiting.values().removeIf(other -> other.at().plus(LONGEST).isBefore(guest.at()));
    return word != null
        && word.matches(WORD)
        && waiting.size() < MOST
        && waiting.putIfAbsent(word, guest) == null;
  }

  /** Whoever was let in with this word: once, and only at once. */
  Optional<Guest> enter(String word, Instant now) {
    return Optional.ofNullable(waiting.remove(word))
        .filter(guest -> guest.at().plus(LONGEST).isAfter(now));
  }
}
