package id.lapor.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** All drafts of forms, each its author's alone. */
@ApplicationScoped
public class CaseDrafts {

  /** Most drafts of one officer; with one more the oldest goes. */
  public static final int MOST = 100;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  Optional<CaseDraft> find(String account, Long report, DraftPlace place) {
    return em.createQuery(
            "select d from CaseDraft d where d.account = :account and d.report.id = :report"
                + " and d.action = :action and d.handoff = :handoff and d.answer = :answer",
            CaseDraft.class)
        .setParameter("account", account)
        .setParameter("report", report)
        .setParameter("action", place.action())
        .setParameter("handoff", place.handoff())
        .setParameter("answer", place.answer())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Keeps one more, and lets the oldest of its author go when they have too many. */
  void add(CaseDraft draft, String account) {
    em.persist(draft);
    em.flush();
    em.createNativeQuery(
            "delete from case_draft where id in (select id from case_draft where account = ?1"
                + " order by kept_at desc, id desc offset ?2)")
        .setParameter(1, account)
        .setParameter(2, MOST)
        .executeUpdate();
  }

  void remove(CaseDraft draft) {
    em.remove(draft);
  }

  /** Writes what is pending, so that versions are those that the database will hold. */
  void flush() {
    em.flush();
  }

  /** Forgets what anybody has begun to write about a report. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(long reportId) {
    em.createNativeQuery("delete from case_draft where report_id = ?1")
        .setParameter(1, reportId)
        .executeUpdate();
  }

  /** Lets drafts go that nobody went on with since; how many, at most {@code batch}. */
  int forget(Instant before, int batch) {
    return em.createNativeQuery(
            "delete from case_draft where id in (select id from case_draft where kept_at < ?1"
                + " order by kept_at limit ?2 for update skip locked)")
        .setParameter(1, Timestamp.from(before))
        .setParameter(2, batch)
        .executeUpdate();
  }
}
