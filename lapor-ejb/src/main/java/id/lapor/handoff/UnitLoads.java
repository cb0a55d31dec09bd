package id.lapor.handoff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the open hand-offs, and those answered lately, of the units directly below an
 * institution. What was closed before that costs nothing, by the indexes of both; what is open in
 * the whole country is much all the same, so this node counts an institution once a minute, however
 * many look at it.
 */
@ApplicationScoped
public class UnitLoads {

  /** What counts as lately. */
  static final Duration LATELY = Duration.ofDays(30);

  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 1_000;
  private static final double SECONDS_A_DAY = 86_400.0;

  /** The unit directly below that a hand-off belongs to; empty for the institution itself. */
  private static final String UNIT = "split_part(substr(i.path, length(?1) + 1), '/', 1)";

  private static final String OPEN =
      "select "
          + UNIT
          + ", count(*), count(*) filter (where h.status in ('OFFERED', 'DELIVERED')),"
          + " count(*) filter (where d.due_at < ?2), min(h.offered_at)"
          + " from institution i join handoff h on h.institution_id = i.id"
          + " and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')"
          + " left join lateral (select min(x.due_at) as due_at from deadline x"
          + " where x.report_id = h.report_id and x.handoff_id = h.id and x.ended_at is null"
          + " and x.timer in ('RESPOND', 'RESOLVE')) d on true"
          + " where i.path like ?3 group by 1";

  private static final String ANSWERED =
      "select "
          + UNIT
          + ", count(*), count(*) filter (where d.due_at >= h.answered_at), count(d.due_at),"
          + " percentile_cont(0.5) within group"
          + " (order by extract(epoch from h.answered_at - h.offered_at)),"
          + " percentile_cont(0.9) within group"
          + " (order by extract(epoch from h.answered_at - h.offered_at))"
          + " from institution i join handoff h on h.institution_id = i.id and h.answered_at >= ?2"
          + " left join lateral (select min(x.due_at) as due_at from deadline x"
          + " where x.report_id = h.report_id and x.handoff_id = h.id and x.timer = 'RESPOND') d"
          + " on true where i.path like ?3 group by grouping sets ((1), ())";

  /** Of everything together there is one row without a unit. */
  private record Lately(long answered, Integer inTime, Double median, Double slow) {
    static final Lately NOTHING = new Lately(0, null, null, null);
  }

  private record Now(long open, long untaken, long overdue, Instant oldest) {
    static final Now NOTHING = new Now(0, 0, 0, null);

    Now and(Now other) {
      Instant first =
          oldest == null || other.oldest != null && other.oldest.isBefore(oldest)
              ? other.oldest
              : oldest;
      return new Now(open + other.open, untaken + other.untaken, overdue + other.overdue, first);
    }
  }

  /**
   * What was found.
   *
   * @param total everything together
   * @param units one line a unit with anything to say, those with most overdue first; one more than
   *     are shown, when there are more
   * @param countedAt when
   */
  record Found(UnitLoad total, List<UnitLoad> units, Instant countedAt) {}

  private final Cache<String, Found> counted;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Institutions institutions;

  /** Loads that are remembered by the time of this machine. */
  public UnitLoads() {
    this(Ticker.systemTicker());
  }

  UnitLoads(Ticker ticker) {
    counted =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(MEMORY)
            .ticker(ticker)
            .build();
  }

  /**
   * The units directly below {@code top}, or the highest institutions when it is null, as they were
   * at most a minute ago. Those who ask for the same at once wait for one count.
   */
  Found below(Institution top, Instant now) {
    return counted.get(path(top), path -> counted(top, path, now));
  }

  private static String path(Institution top) {
    return top == null ? "/" : top.path();
  }

  private Found counted(Institution top, String path, Instant now) {
    Map<String, Now> open = open(path, now);
    Map<String, Lately> answered = answered(path, now);
    Set<String> units = new HashSet<>(open.keySet());
    units.addAll(answered.keySet());
    units.remove(null);
    List<String> first =
        units.stream()
            .sorted(
                Comparator.comparingLong((String unit) -> now(open, unit).overdue())
                    .thenComparingLong(unit -> now(open, unit).open())
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .limit(LoadBoardView.MOST + 1)
            .toList();
    Now all = open.values().stream().reduce(Now.NOTHING, Now::and);
    return new Found(
        line(top, false, all, lately(answered, null)), lines(top, first, open, answered), now);
  }

  private List<UnitLoad> lines(
      Institution top, List<String> units, Map<String, Now> open, Map<String, Lately> answered) {
    Map<Long, Institution> named =
        institutions.byIds(
            units.stream().filter(unit -> !unit.isEmpty()).map(Long::valueOf).toList());
    return units.stream()
        .map(
            unit ->
                line(
                    unit.isEmpty() ? top : named.get(Long.valueOf(unit)),
                    unit.isEmpty(),
                    now(open, unit),
                    lately(answered, unit)))
        .toList();
  }

  /** Whether anything was ever handed to the institution or below it. */
  boolean ever(Institution top) {
    return !em.createNativeQuery(
            "select 1 from institution i where i.path like ?1"
                + " and exists (select 1 from handoff h where h.institution_id = i.id) limit 1")
        .setParameter(1, path(top) + "%")
        .getResultList()
        .isEmpty();
  }

  private Map<String, Now> open(String path, Instant now) {
    Map<String, Now> found = new HashMap<>();
    for (Object[] row : rows(OPEN, path, now)) {
      found.put(
          (String) row[0],
          new Now(number(row[1]), number(row[2]), number(row[3]), SqlTime.instant(row[4])));
    }
    return found;
  }

  private Map<String, Lately> answered(String path, Instant now) {
    Map<String, Lately> found = new HashMap<>();
    for (Object[] row : rows(ANSWERED, path, now.minus(LATELY))) {
      long limited = number(row[3]);
      found.put(
          (String) row[0],
          new Lately(
              number(row[1]),
              limited == 0 ? null : Math.toIntExact(Math.round(100.0 * number(row[2]) / limited)),
              days(row[4]),
              days(row[5])));
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql, String path, Instant at) {
    Query query =
        em.createNativeQuery(sql)
            .setParameter(1, path)
            .setParameter(2, Timestamp.from(at))
            .setParameter(3, path + "%");
    return query.getResultList();
  }

  private static Now now(Map<String, Now> open, String unit) {
    return open.getOrDefault(unit, Now.NOTHING);
  }

  private static Lately lately(Map<String, Lately> answered, String unit) {
    return answered.getOrDefault(unit, Lately.NOTHING);
  }

  private static UnitLoad line(Institution of, boolean own, Now now, Lately lately) {
    return new UnitLoad(
        of == null ? null : of.code(),
        of == null ? "" : of.name(),
        own,
        now.open(),
        now.untaken(),
        now.overdue(),
        now.oldest(),
        lately.answered(),
        lately.inTime(),
        lately.median(),
        lately.slow());
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private static Double days(Object seconds) {
    return seconds == null ? null : ((Number) seconds).doubleValue() / SECONDS_A_DAY;
  }
}
