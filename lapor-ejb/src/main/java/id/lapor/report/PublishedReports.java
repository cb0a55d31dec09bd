package id.lapor.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All reports that everybody may read, newest first.
 *
 * <p>What has no index in the order of receipt is looked for in stretches of time, each longer than
 * the one before: among the next reports as they come, which is enough for what many of them have,
 * then by the index of words and keys. No stretch is so long that much more is found in it than is
 * shown, so that a frequent word costs as little as a seldom one, however many reports there are.
 */
@ApplicationScoped
public class PublishedReports {

  /** How many reports are looked at one by one before the index is asked. */
  static final int NEAREST = 200;

  /** How much longer a stretch may be than what is known, when nothing was found there. */
  static final long WIDEST = 64;

  /** How much faster the stretches grow at least, so that there are few. */
  private static final long FASTER = 4;

  /** A stretch of this many times what should fill the page fills it nearly always. */
  private static final long SPARE = 2;

  /** A longer stretch is all that is left: not many times as much lies beyond. */
  private static final Duration LONGEST = Duration.ofDays(1_500);

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  int nearest = NEAREST;
  long widest = WIDEST;

  /** Ids of the first {@code count} that are wanted and come after {@code cursor}. */
  List<Long> after(Cursor cursor, WantedReports wanted, int count) {
    Cursor start = wanted.start(cursor);
    List<Object[]> found =
        wanted.inOrderOfAnIndex()
            ? SearchStatement.inOrder(wanted, start, count).rows(em)
            : inStretches(start, wanted, count);
    return found.stream().limit(count).map(row -> SearchStatement.place(row).id()).toList();
  }

  private List<Object[]> inStretches(Cursor start, WantedReports wanted, int count) {
    List<Object[]> near = SearchStatement.nearest(wanted, start, nearest, count + 1).rows(em);
    List<Object[]> found = new ArrayList<>(near.stream().filter(PublishedReports::hit).toList());
    if (found.size() >= count || near.isEmpty() || !last(near.get(near.size() - 1))) {
      return found;
    }
    Cursor edge = SearchStatement.place(near.get(near.size() - 1));
    Duration known =
        Duration.between(edge.at(), SearchStatement.place(near.get(0)).at()).plusSeconds(1);
    long wider = 0;
    Instant from;
    do {
      long enough = found.isEmpty() ? widest : SPARE * count / found.size();
      wider = Math.min(widest, Math.max(enough, wider * FASTER));
      from = from(edge, known.multipliedBy(wider), wanted);
      int missing = count - found.size();
      found.addAll(SearchStatement.byKeys(wanted, edge, from, missing).rows(em));
      if (from != null) {
        edge = new Cursor(from, 0);
        known = known.multipliedBy(1 + wider);
      }
    } while (found.size() < count && from != null && !from.equals(wanted.from()));
    return found;
  }

  /** The first moment of this stretch; null for one that holds all that is left. */
  private static Instant from(Cursor edge, Duration length, WantedReports wanted) {
    if (length.compareTo(LONGEST) > 0) {
      return wanted.from();
    }
    Instant from = edge.at().minus(length);
    return wanted.from() == null || from.isAfter(wanted.from()) ? from : wanted.from();
  }

  private static boolean hit(Object[] row) {
    return Boolean.TRUE.equals(row[2]);
  }

  private boolean last(Object[] row) {
    return ((Number) row[3]).intValue() == nearest;
  }
}
