package id.lapor.report;

import id.lapor.identity.Role;
import id.lapor.institution.Zones;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;

/** Forgets who supported what, after 90 days; the counts stay. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class OldSupport {

  /** How many are forgotten in one transaction. */
  static final int BATCH = 5_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /** Forgets the oldest; how many. */
  public int forget() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.WIB);
    return em.createNativeQuery(
            "delete from report_supporter where (report_id, supporter_hash) in"
                + " (select report_id, supporter_hash from report_supporter"
                + " where supported_on < ?1 limit ?2)")
        .setParameter(1, Date.valueOf(today.minusDays(SupportDesk.KEPT_DAYS)))
        .setParameter(2, BATCH)
        .executeUpdate();
  }
}
