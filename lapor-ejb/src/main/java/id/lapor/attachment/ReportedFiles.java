package id.lapor.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files that reporters added to their reports and replies, for the systems of institutions that
 * hold these. Whether one does, the caller has found out before.
 */
@ApplicationScoped
public class ReportedFiles {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject AttachmentSight sight;

  /** Those of several reports that were not removed, by the key of the report, in their order. */
  public Map<Long, List<AttachmentView>> of(Collection<Long> reports) {
    if (reports.isEmpty()) {
      return Map.of();
    }
    return em.createQuery(
            "select a from Attachment a where a.report.id in :reports and a.state <> :removed"
                + " and a.belongsTo <> :answer order by a.report.id, a.position",
            Attachment.class)
        .setParameter("reports", reports)
        .setParameter("removed", AttachmentState.REMOVED)
        .setParameter("answer", BelongsTo.ANSWER)
        .setMaxResults(reports.size() * Attachments.MOST_OF_A_REPORT)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                a -> a.report().id(), Collectors.mapping(AttachmentView::of, Collectors.toList())));
  }

  /**
   * The bytes of one.
   *
   * @param report its key
   * @return empty when the report has no such file, or it was removed
   * @throws id.lapor.shared.RuleViolation {@code storage-away} when they cannot be read now
   */
  public Optional<AttachmentContent> content(Long report, String id) {
    return em.createQuery(
            "select a from Attachment a where a.uuid = :id and a.report.id = :report"
                + " and a.state <> :removed and a.belongsTo <> :answer",
            Attachment.class)
        .setParameter("id", id)
        .setParameter("report", report)
        .setParameter("removed", AttachmentState.REMOVED)
        .setParameter("answer", BelongsTo.ANSWER)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(attachment -> sight.content(attachment, false, false));
  }
}
