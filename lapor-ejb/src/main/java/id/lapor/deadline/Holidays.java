package id.lapor.deadline;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The days off of the government.
 *
 * <p>Each node remembers the dates of a year for half a minute: a new decree counts everywhere
 * within a minute, and routing thousands of reports does not read the same year thousands of times.
 */
@ApplicationScoped
public class Holidays {

  /** The most holidays that one year may hold. */
  static final int MAX_PER_YEAR = 366;

  private static final Duration MEMORY = Duration.ofSeconds(30);
  private static final int MAX_YEARS = 64;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  private final LoadingCache<Integer, Set<LocalDate>> years;

  /** Holidays that are remembered by the time of this machine. */
  public Holidays() {
    this(Ticker.systemTicker());
  }

  Holidays(Ticker ticker) {
    years =
        Caffeine.newBuilder()
            .maximumSize(MAX_YEARS)
            .expireAfterWrite(MEMORY)
            .ticker(ticker)
            .build(this::datesOf);
  }

  /** The dates of {@code year} on which nobody works, tentative ones included. */
  public Set<LocalDate> dates(int year) {
    return years.get(year);
  }

  /** The holidays of {@code year} by date; cancelled ones are none. */
  public List<Holiday> of(int year) {
    return em.createQuery(
            "select h from Holiday h where h.day between :first and :last"
                + " and h.cancelledAt is null order by h.day, h.name",
            Holiday.class)
        .setParameter("first", LocalDate.of(year, 1, 1))
        .setParameter("last", LocalDate.of(year, 12, 31))
        .setMaxResults(MAX_PER_YEAR)
        .getResultList();
  }

  /** Takes in a new holiday. */
  public void add(Holiday holiday) {
    em.persist(holiday);
  }

  /** The holiday of this day with this name, cancelled or not. */
  Optional<Holiday> find(LocalDate day, String name) {
    return em.createQuery(
            "select h from Holiday h where h.day = :day and h.name = :name", Holiday.class)
        .setParameter("day", day)
        .setParameter("name", name)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** How many days off this day has; one is enough for nobody to work. */
  int on(LocalDate day) {
    return em.createQuery(
            "select count(h) from Holiday h where h.day = :day and h.cancelledAt is null",
            Long.class)
        .setParameter("day", day)
        .getSingleResult()
        .intValue();
  }

  /**
   * The holiday with this key, cancelled ones not.
   *
   * @throws NotFound when there is none
   */
  Holiday require(long id) {
    Holiday holiday = em.find(Holiday.class, id);
    if (holiday == null || holiday.cancelled()) {
      throw new NotFound("There is no such holiday");
    }
    return holiday;
  }

  /** Writes what was changed, so that the version that follows is known. */
  void flush() {
    em.flush();
  }

  private Set<LocalDate> datesOf(int year) {
    return of(year).stream().map(Holiday::day).collect(Collectors.toUnmodifiableSet());
  }
}
