package id.lapor.report;

import id.lapor.identity.ClientSource;
import id.lapor.identity.Keys;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Lets people stand behind a public report, each once and without an account. A supporter is a
 * random token that their browser keeps; of it, and of where it came from, only keyed hashes are
 * kept, and those for 90 days.
 */
@Stateless
@PermitAll
public class SupportDesk {

  /** How many may support one report from one source: people share addresses, robots too. */
  public static final int MOST_FROM_ONE_SOURCE = 20;

  /** How many days it is remembered who supported what. */
  static final int KEPT_DAYS = 90;

  private static final String PURPOSE = "supporter";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Reports reports;
  @Inject Keys keys;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject Clock clock;

  /**
   * How many stand behind the report.
   *
   * @param supporter token of whoever asks, or null
   */
  public SupportView view(String trackingId, String supporter) {
    List<?> found =
        em.createNativeQuery(
                "select coalesce(s.supports, 0), exists (select 1 from report_supporter p"
                    + " where p.report_id = r.id and p.supporter_hash = ?2) from report r"
                    + " left join report_support s on s.report_id = r.id"
                    + " where r.tracking_id = ?1 and r.published")
            .setParameter(1, TrackingId.of(trackingId).digits())
            .setParameter(2, supporter == null ? "" : hash(supporter))
            .setMaxResults(1)
            .getResultList();
    if (found.isEmpty()) {
      return new SupportView(0, false);
    }
    Object[] row = (Object[]) found.get(0);
    return new SupportView(((Number) row[0]).intValue(), (Boolean) row[1]);
  }

  /**
   * Supports the report; twice is once.
   *
   * @throws NotFound when no public report has this number
   * @throws RuleViolation {@code supported-from-here} when many did from the same source
   * @throws TooManyAttempts when the source does so too often
   */
  public void support(String trackingId, String supporter) {
    limits.change(source.hash());
    Long report = published(trackingId);
    holdCount(report);
    if (isSupporter(report, supporter)) {
      return;
    }
    int added =
        em.createNativeQuery(
                "insert into report_supporter (report_id, supporter_hash, source_hash,"
                    + " supported_on) select ?1, ?2, ?3, ?4 where (select count(*)"
                    + " from report_supporter where report_id = ?1 and source_hash = ?3) < ?5")
            .setParameter(1, report)
            .setParameter(2, hash(supporter))
            .setParameter(3, source.hash())
            .setParameter(4, Date.valueOf(today()))
            .setParameter(5, MOST_FROM_ONE_SOURCE)
            .executeUpdate();
    if (added == 0) {
      throw new RuleViolation("supported-from-here", "Many support it from there already");
    }
    count(report, 1);
  }

  /**
   * Takes the support back; nothing happens when there is none.
   *
   * @throws NotFound when no public report has this number
   * @throws TooManyAttempts when the source does so too often
   */
  public void withdraw(String trackingId, String supporter) {
    limits.change(source.hash());
    Long report = published(trackingId);
    holdCount(report);
    int gone =
        em.createNativeQuery(
                "delete from report_supporter where report_id = ?1 and supporter_hash = ?2")
            .setParameter(1, report)
            .setParameter(2, hash(supporter))
            .executeUpdate();
    if (gone > 0) {
      count(report, -1);
    }
  }

  private Long published(String trackingId) {
    Report report = reports.require(TrackingId.of(trackingId));
    if (!report.face().published()) {
      throw new NotFound("No public report " + trackingId);
    }
    return report.id();
  }

  /** Whoever counts holds the count first, so that the next one sees what was counted. */
  private void holdCount(Long report) {
    em.createNativeQuery(
            "insert into report_support as s (report_id, supports) values (?1, 0)"
                + " on conflict (report_id) do update set supports = s.supports")
        .setParameter(1, report)
        .executeUpdate();
  }

  private boolean isSupporter(Long report, String supporter) {
    return !em.createNativeQuery(
            "select 1 from report_supporter where report_id = ?1 and supporter_hash = ?2")
        .setParameter(1, report)
        .setParameter(2, hash(supporter))
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private void count(Long report, int more) {
    em.createNativeQuery("update report_support set supports = supports + ?2 where report_id = ?1")
        .setParameter(1, report)
        .setParameter(2, more)
        .executeUpdate();
  }

  private String hash(String supporter) {
    return keys.hash(PURPOSE, supporter);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }
}
