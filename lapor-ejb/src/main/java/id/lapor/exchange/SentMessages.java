package id.lapor.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What went to the queues of institutions; kept for ever, but for bodies that were erased. */
@ApplicationScoped
public class SentMessages {

  /** More than one hand-off has messages. */
  private static final int MOST_OF_ONE = 500;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /** The message that a receipt names; empty when none of that id went out. */
  public Optional<SentMessage> byId(String messageId) {
    return Optional.ofNullable(em.find(SentMessage.class, messageId));
  }

  /** Those of these ids that have their bytes; at most as many as the relay sends in one go. */
  List<SentMessage> byIds(Collection<String> messageIds) {
    if (messageIds.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select s from SentMessage s where s.messageId in :ids", SentMessage.class)
        .setParameter("ids", messageIds)
        .setMaxResults(messageIds.size())
        .getResultList();
  }

  /** What was said about a hand-off, in the order in which it was put into bytes; at most 500. */
  public List<SentMessage> of(String handoffId) {
    return em.createQuery(
            "select s from SentMessage s where s.handoffId = :handoff"
                + " order by s.sentAt, s.epoch, s.sequence",
            SentMessage.class)
        .setParameter("handoff", handoffId)
        .setMaxResults(MOST_OF_ONE)
        .getResultList();
  }

  /** Whether something that was not erased was said about the hand-off to the institution. */
  boolean told(long institutionId, String handoffId) {
    return !em.createQuery(
            "select s.messageId from SentMessage s where s.handoffId = :handoff"
                + " and s.institutionId = :institution and s.erasedAt is null",
            String.class)
        .setParameter("handoff", handoffId)
        .setParameter("institution", institutionId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * An institution whose system was told of a report.
   *
   * @param institutionId whose queue it went to, or will
   * @param code of that institution
   * @param handoffId the hand-off that it was told of last
   */
  public record Told(long institutionId, String code, String handoffId) {}

  /** Whose systems were told of a report, or will be by what waits; each once. */
  public List<Told> toldOf(long reportId) {
    List<?> rows =
        em.createNativeQuery(
                "select distinct on (t.institution_id) t.institution_id, i.code, t.handoff_id from ("
                    + "select s.institution_id, s.handoff_id, s.sent_at as at from handoff h"
                    + " join sent_message s on s.handoff_id = h.uuid"
                    + " where h.report_id = ?1 and s.kind <> 'VOID'"
                    + " union all select c.institution_id, m.handoff_id, m.promised_at"
                    + " from outbox_message m join channel c on c.id = m.channel_id"
                    + " join handoff h on h.uuid = m.handoff_id"
                    + " where h.report_id = ?1 and c.institution_id is not null"
                    + " and m.type <> 'VOID') t join institution i on i.id = t.institution_id"
                    + " order by t.institution_id, t.at desc")
            .setParameter(1, reportId)
            .setMaxResults(MOST_OF_ONE)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Told(((Number) row[0]).longValue(), (String) row[1], (String) row[2]))
        .toList();
  }

  /**
   * Keeps the relay from putting into bytes what waits about a report, until the transaction ends:
   * else it could write down a text that is being erased. Waits for a relay that is doing so, and
   * comes before any hand-off is written, since the relay writes those while it has the channel.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hold(long reportId) {
    em.createNativeQuery(
            "select id from channel where id in (select m.channel_id from outbox_message m"
                + " join handoff h on h.uuid = m.handoff_id where h.report_id = ?1)"
                + " order by id limit ?2 for no key update")
        .setParameter(1, reportId)
        .setParameter(2, MOST_OF_ONE)
        .getResultList();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(SentMessage message) {
    em.persist(message);
  }

  /**
   * Deletes the bodies of everything that was said about a report. Hashes and signatures stay. What
   * has its bytes and waits for the broker goes out as they are, if the broker has them already; it
   * is put into bytes anew otherwise.
   *
   * @return how many bodies were deleted
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int erase(long reportId) {
    em.createNativeQuery(
            "update dead_letter l set body = null, version = l.version + 1 from handoff h"
                + " where h.report_id = ?1 and l.handoff_id = h.uuid and l.body is not null")
        .setParameter(1, reportId)
        .executeUpdate();
    return em.createNativeQuery(
            "update sent_message s set body = null, erased_at = ?2 from handoff h"
                + " where h.report_id = ?1 and s.handoff_id = h.uuid and s.body is not null")
        .setParameter(1, reportId)
        .setParameter(2, Timestamp.from(clock.instant()))
        .executeUpdate();
  }
}
