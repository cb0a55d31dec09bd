package id.lapor.handoff;

import id.lapor.shared.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open pages that are connected to this node: so many as {@code lapor.live.sockets} says, and
 * {@link #MOST_OF_SESSION} of one session. Who finds no seat asks now and then instead.
 */
@ApplicationScoped
public class LiveSeats {

  /** Most open pages of one session. */
  static final int MOST_OF_SESSION = 20;

  private static final int USUAL = 5_000;

  @Inject Clock clock;

  private final int most;
  private final Set<LiveSeat> taken = ConcurrentHashMap.newKeySet();

  /** As many seats as the installation gives. */
  public LiveSeats() {
    this(most(InstallationSettings.value("lapor.live.sockets")));
  }

  LiveSeats(int most) {
    this.most = most;
  }

  private static int most(String setting) {
    if (setting == null) {
      return USUAL;
    }
    if (!setting.matches("[0-9]{1,6}")) {
      throw InstallationSettings.wrong("lapor.live.sockets", "is no number from 0 to 999999");
    }
    return Integer.parseInt(setting);
  }

  /** Takes a seat; false when none is free. */
  public synchronized boolean take(LiveSeat seat, String session) {
    long own = taken.stream().filter(other -> other.isOf(session)).count();
    return taken.size() < most && own < MOST_OF_SESSION && taken.add(seat);
  }

  /** The page was closed. */
  public void leave(LiveSeat seat) {
    taken.remove(seat);
  }

  /** Sends a page away: its session or the rights of its reader have ended. */
  void end(LiveSeat seat) {
    leave(seat);
    seat.say(LiveWord.OVER, clock.instant());
  }

  List<LiveSeat> all() {
    return List.copyOf(taken);
  }
}
