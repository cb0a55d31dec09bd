package id.lapor.deadline;

import id.lapor.institution.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The limits of all regulations, those in force and those that were. */
@ApplicationScoped
public class TimeLimits {

  private static final int MAX_CANDIDATES = 20;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * The limit of {@code timer} for reports of this class on the day (WIB) of {@code at}. A limit of
   * the class itself goes before one for every class, a younger one before an older one.
   *
   * @throws IllegalStateException when the reference data holds none: no report may go unclocked
   */
  public TimeLimit inForce(Timer timer, ReportClass reportClass, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, Zones.WIB);
    List<TimeLimit> candidates =
        em.createQuery(
                "select l from TimeLimit l where l.timer = :timer"
                    + " and (l.reportClass is null or l.reportClass = :reportClass)"
                    + " and l.validFrom <= :day and (l.validTo is null or l.validTo >= :day)"
                    + " order by l.validFrom desc",
                TimeLimit.class)
            .setParameter("timer", timer)
            .setParameter("reportClass", reportClass)
            .setParameter("day", day)
            .setMaxResults(MAX_CANDIDATES)
            .getResultList();
    return candidates.stream()
        .filter(limit -> limit.reportClass().isPresent())
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .orElseThrow(() -> new IllegalStateException("No limit for " + timer + " on " + day));
  }
}
