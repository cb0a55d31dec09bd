package id.lapor.deadline;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.lapor.institution.Zones;
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
