package id.lapor.deadline;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The limits of all regulations, those in force and those that were.
 *
 * <p>Each node remembers for half a minute which limit was in force on which day, as it does with
 * holidays: every report that comes in asks for it.
 */
@ApplicationScoped
public class TimeLimits {

  private static final int MAX_CANDIDATES = 20;
  private static final Duration MEMORY = Duration.ofSeconds(30);
  private static final int MAX_REMEMBERED = 1_000;

  /** More than a change of every limit each year for a lifetime. */
  private static final int MAX_ALL = 1_000;

  private record Question(Timer timer, ReportClass reportClass, LocalDate day) {}

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  private final LoadingCache<Question, TimeLimit> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(MEMORY).build(this::read);

  /**
   * The limit of {@code timer} for reports of this class on the day (WIB) of {@code at}. A limit of
   * the class itself goes before one for every class, a younger one before an older one.
   *
   * @throws IllegalStateException when the reference data holds none: no report may go unclocked
   */
  public TimeLimit inForce(Timer timer, ReportClass reportClass, Instant at) {
    return remembered.get(new Question(timer, reportClass, LocalDate.ofInstant(at, Zones.WIB)));
  }

  /** How many working hours an offer may wait for somebody to take it up, at this instant. */
  public int hoursToTakeUp(Instant at) {
    // one holds for all: no class of reports has its own, and none can be given one
    return inForce(Timer.TAKE_UP, ReportClass.COMPLAINT, at).amount();
  }

  /** Every limit, clock by clock and class by class, the youngest first. */
  List<TimeLimit> all() {
    return em.createQuery(
            "select l from TimeLimit l order by l.timer, l.reportClass, l.validFrom desc",
            TimeLimit.class)
        .setMaxResults(MAX_ALL)
        .getResultList();
  }

  /**
   * The limit with this key.
   *
   * @throws NotFound when there is none
   */
  TimeLimit require(long id) {
    TimeLimit limit = em.find(TimeLimit.class, id);
    if (limit == null) {
      throw new NotFound("There is no such limit");
    }
    return limit;
  }

  /** Takes in a new one. */
  void add(TimeLimit limit) {
    em.persist(limit);
    em.flush();
  }

  /** Takes one out that no clock has run by. */
  void remove(TimeLimit limit) {
    em.remove(limit);
  }

  /** How many clocks run by a limit of this clock and class, counted to 1,000. */
  int running(TimeLimit limit) {
    Object counted =
        em.createNativeQuery(
                "select count(*) from (select 1 from deadline where state = 'RUNNING'"
                    + " and timer = ?1 and (?2 = '' or report_class = ?2) limit ?3) as counted")
            .setParameter(1, limit.timer().name())
            .setParameter(2, limit.reportClass().map(Enum::name).orElse(""))
            .setParameter(3, LimitPreview.COUNTED_TO)
            .getSingleResult();
    return ((Number) counted).intValue();
  }

  private TimeLimit read(Question question) {
    List<TimeLimit> candidates =
        em.createQuery(
                "select l from TimeLimit l where l.timer = :timer"
                    + " and (l.reportClass is null or l.reportClass = :reportClass)"
                    + " and l.validFrom <= :day and (l.validTo is null or l.validTo >= :day)"
                    + " order by l.validFrom desc",
                TimeLimit.class)
            .setParameter("timer", question.timer())
            .setParameter("reportClass", question.reportClass())
            .setParameter("day", question.day())
            .setMaxResults(MAX_CANDIDATES)
            .getResultList();
    return candidates.stream()
        .filter(limit -> limit.reportClass().isPresent())
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No limit for " + question.timer() + " on " + question.day()));
  }
}
