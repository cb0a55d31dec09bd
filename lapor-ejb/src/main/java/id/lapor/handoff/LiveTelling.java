package id.lapor.handoff;

import id.lapor.identity.AccountScopes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells open pages of this node what changed, each no more than its reader may see now. What was
 * told is remembered, so that an event read twice is told once.
 */
@ApplicationScoped
public class LiveTelling {

  private static final Duration MEMORY = LiveChanges.BACK.multipliedBy(2);

  @Inject LiveSeats seats;
  @Inject LiveChanges changes;
  @Inject AccountScopes scopes;
  @Inject WorkCounts counts;

  private final Map<Long, Instant> told = new LinkedHashMap<>();
  private Map<Long, Set<String>> onlookers = Map.of();

  /**
   * One turn, a second after the last: nothing is asked while nobody is connected.
   *
   * @return how many pages were told something
   */
  synchronized int turn(Instant now) {
    List<LiveSeat> all = seats.all();
    if (all.isEmpty()) {
      return 0;
    }
    List<LiveChange> news = news(changes.lately(open(all), now), now);
    int words = news.isEmpty() ? 0 : tell(all, news, now);
    return words + lists(seats.all(), now) + breath(seats.all(), now);
  }

  private static Set<Long> open(List<LiveSeat> all) {
    return all.stream().map(LiveSeat::report).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** Of what was read, what was not told before. */
  private List<LiveChange> news(List<LiveChange> read, Instant now) {
    told.values().removeIf(at -> at.plus(MEMORY).isBefore(now));
    Map<Long, Set<String>> looking = new HashMap<>();
    for (LiveChange change : read) {
      if (change.onlooker() != null) {
        looking.computeIfAbsent(change.report(), key -> new HashSet<>()).add(change.onlooker());
      }
    }
    Map<Long, Set<String>> before = onlookers;
    onlookers = looking;
    return read.stream()
        .filter(
            change ->
                change.event() == null
                    ? !looking.get(change.report()).equals(before.get(change.report()))
                    : told.putIfAbsent(change.event(), now) == null)
        .toList();
  }

  private int tell(List<LiveSeat> all, List<LiveChange> news, Instant now) {
    LiveScopes held =
        new LiveScopes(
            scopes.of(all.stream().map(LiveSeat::account).collect(Collectors.toSet()), now));
    int words = 0;
    for (LiveSeat seat : all) {
      if (!held.counts(seat.account())) {
        seats.end(seat);
        continue;
      }
      List<LiveChange> own = news.stream().filter(c -> held.sees(seat.account(), c)).toList();
      if (own.stream().anyMatch(change -> change.event() != null)) {
        seat.listsChanged();
      }
      if (own.stream().anyMatch(change -> Objects.equals(change.report(), seat.report()))) {
        words += say(seat, LiveWord.REPORT, now);
      }
    }
    return words;
  }

  /** Lists are told of later than they change where they change often. */
  private int lists(List<LiveSeat> all, Instant now) {
    List<LiveSeat> due = all.stream().filter(seat -> seat.wantsLists(now)).toList();
    due.stream().map(LiveSeat::account).distinct().forEach(counts::forget);
    return due.stream().mapToInt(seat -> say(seat, LiveWord.LISTS, now)).sum();
  }

  private int breath(List<LiveSeat> all, Instant now) {
    return all.stream()
        .filter(seat -> seat.silent(now))
        .mapToInt(seat -> say(seat, LiveWord.STILL, now))
        .sum();
  }

  private int say(LiveSeat seat, LiveWord word, Instant now) {
    if (!seat.lasts(now)) {
      seats.end(seat);
      return 0;
    }
    seat.say(word, now);
    return 1;
  }
}
