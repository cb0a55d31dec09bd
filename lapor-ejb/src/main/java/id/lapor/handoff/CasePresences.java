package id.lapor.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who has which report open. */
@ApplicationScoped
public class CasePresences {

  /** After so long without a sign somebody is gone. */
  static final Duration FRESH = Duration.ofSeconds(60);

  private static final int MOST_SHOWN = 10;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** This account has the report open. */
  void seen(long report, String account, boolean writing, Instant now) {
    em.createNativeQuery(
            "insert into case_presence (report_id, account, writing, seen_at)"
                + " values (?1, ?2, ?3, ?4) on conflict (report_id, account)"
                + " do update set writing = excluded.writing, seen_at = excluded.seen_at")
        .setParameter(1, report)
        .setParameter(2, account)
        .setParameter(3, writing)
        .setParameter(4, Timestamp.from(now))
        .executeUpdate();
  }

  /** This account has closed it. */
  void left(long report, String account) {
    em.createNativeQuery("delete from case_presence where report_id = ?1 and account = ?2")
        .setParameter(1, report)
        .setParameter(2, account)
        .executeUpdate();
  }

  /** Who else has it open now, those who write first. */
  List<Onlooker> others(long report, String account, Instant now) {
    List<?> rows =
        em.createNativeQuery(
                "select p.account, a.title, p.writing from case_presence p"
                    + " join account a on a.user_name = p.account"
                    + " where p.report_id = ?1 and p.account <> ?2 and p.seen_at > ?3"
                    + " order by p.writing desc, p.account")
            .setParameter(1, report)
            .setParameter(2, account)
            .setParameter(3, Timestamp.from(now.minus(FRESH)))
            .setMaxResults(MOST_SHOWN)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Onlooker((String) row[0], (String) row[1], (Boolean) row[2]))
        .toList();
  }

  /** Forgets who has a report open. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(long reportId) {
    em.createNativeQuery("delete from case_presence where report_id = ?1")
        .setParameter(1, reportId)
        .executeUpdate();
  }

  /** Lets go of those who are gone; how many. */
  int forget(Instant now, int batch) {
    return em.createNativeQuery(
            "delete from case_presence where (report_id, account) in (select report_id, account"
                + " from case_presence where seen_at < ?1 limit ?2 for update skip locked)")
        .setParameter(1, Timestamp.from(now.minus(FRESH.multipliedBy(2))))
        .setParameter(2, batch)
        .executeUpdate();
  }
}
