package id.lapor.report;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** All reports. */
@ApplicationScoped
public class Reports {

  private static final int TRIES = 20;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** A number that no report has. */
  TrackingId freeTrackingId() {
    for (int i = 0; i < TRIES; i++) {
      TrackingId candidate = TrackingId.random();
      if (find(candidate, LockModeType.NONE).isEmpty()) {
        return candidate;
      }
    }
    throw new IllegalStateException("No free tracking id in " + TRIES + " tries");
  }

  void add(Report report) {
    em.persist(report);
  }

  /**
   * The report with this number, to be read, with what every view of it names.
   *
   * @throws NotFound when there is none
   */
  public Report require(TrackingId trackingId) {
    return em.createQuery(
            "select r from Report r left join fetch r.classification.category"
                + " left join fetch r.namedInstitution left join fetch r.lead"
                + " where r.trackingId = :trackingId",
            Report.class)
        .setParameter("trackingId", trackingId)
        .getResultStream()
        .findFirst()
        .orElseThrow(Reports::notFound);
  }

  /**
   * The report with this number, locked until the transaction ends: whoever changes a report does
   * this first.
   *
   * @throws NotFound when there is none
   * @throws RuleViolation {@code report-erased}: what was erased changes no more
   */
  public Report lock(TrackingId trackingId) {
    return unerased(
        find(trackingId, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Reports::notFound));
  }

  /**
   * The same, erased or not.
   *
   * @throws NotFound when there is none
   */
  public Report lockEvenErased(TrackingId trackingId) {
    return find(trackingId, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Reports::notFound);
  }

  /** As {@link #lock(TrackingId)}, by key. */
  public Report lock(Long id) {
    Report report = em.find(Report.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (report == null) {
      throw notFound();
    }
    return unerased(report);
  }

  private static Report unerased(Report report) {
    if (report.erased()) {
      throw report.erasedAlready();
    }
    return report;
  }

  /** Whether another transaction holds the report, or it does not exist; locks it otherwise. */
  public Optional<Report> lockUnlessBusy(Long id) {
    List<?> free =
        em.createNativeQuery("select id from report where id = ?1 for update skip locked")
            .setParameter(1, id)
            .getResultList();
    return free.isEmpty() ? Optional.empty() : Optional.of(lock(id));
  }

  Optional<Report> findByExternalId(String client, String externalId) {
    return em.createQuery(
            "select r from Report r where r.origin.client = :client"
                + " and r.origin.externalId = :externalId",
            Report.class)
        .setParameter("client", client)
        .setParameter("externalId", externalId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private Optional<Report> find(TrackingId trackingId, LockModeType lock) {
    return em.createQuery("select r from Report r where r.trackingId = :trackingId", Report.class)
        .setParameter("trackingId", trackingId)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  /** Whether the vault keeps this reporter for another report that was not erased. */
  public boolean keepsReporterOf(Report report) {
    return report.reporter().known()
        && !em.createQuery(
                "select r.id from Report r where r.reporter.pseudonym = :pseudonym and r <> :report"
                    + " and r.erasure.erasedAt is null",
                Long.class)
            .setParameter("pseudonym", report.reporter().pseudonym())
            .setParameter("report", report)
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
  }

  /** Writes what is pending, so that versions are those that the database will hold. */
  public void flush() {
    em.flush();
  }

  private static NotFound notFound() {
    return new NotFound("There is no such report");
  }
}
