package id.lapor.attachment;

import id.lapor.report.Report;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** All attachments of all reports. */
@ApplicationScoped
public class Attachments {

  /** More files a report cannot have, over all its messages. */
  static final int MOST_OF_A_REPORT = 500;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  void add(Attachment attachment) {
    em.persist(attachment);
  }

  /** Those of a report that were not removed, in their order. */
  List<Attachment> of(Report report) {
    return of(report.id());
  }

  /** Those of the report with this key. */
  List<Attachment> of(Long report) {
    return em.createQuery(
            "select a from Attachment a where a.report.id = :report and a.state <> :removed"
                + " order by a.position",
            Attachment.class)
        .setParameter("report", report)
        .setParameter("removed", AttachmentState.REMOVED)
        .setMaxResults(MOST_OF_A_REPORT)
        .getResultList();
  }

  /**
   * One of a report.
   *
   * @throws NotFound when the report has none with this id, or it was removed
   */
  Attachment require(Report report, String id) {
    return em.createQuery(
            "select a from Attachment a where a.uuid = :id and a.report = :report"
                + " and a.state <> :removed",
            Attachment.class)
        .setParameter("id", id)
        .setParameter("report", report)
        .setParameter("removed", AttachmentState.REMOVED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such attachment"));
  }

  /** The number of the next one of a report; those that were removed keep theirs. */
  int nextPosition(Report report) {
    Integer last =
        em.createQuery(
                "select max(a.position) from Attachment a where a.report = :report", Integer.class)
            .setParameter("report", report)
            .getSingleResult();
    return last == null ? 1 : last + 1;
  }

  /**
   * Deletes what is known of all files of a report, those that were removed before included. Their
   * content goes with the next sweep, unless something else refers to it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(long reportId) {
    em.createNativeQuery("delete from attachment where report_id = ?1")
        .setParameter(1, reportId)
        .executeUpdate();
  }

  /** Whether any report or upload refers to this content. */
  boolean refers(String digest) {
    Object found =
        em.createNativeQuery(
                "select exists (select 1 from attachment where digest = ?1 and state <> 'REMOVED')"
                    + " or exists (select 1 from attachment where thumbnail_digest = ?1"
                    + " and state <> 'REMOVED')"
                    + " or exists (select 1 from upload where digest = ?1)"
                    + " or exists (select 1 from upload where thumbnail_digest = ?1)")
            .setParameter(1, digest)
            .getSingleResult();
    return Boolean.TRUE.equals(found);
  }
}
