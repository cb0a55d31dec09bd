package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The notices that wait, and the record of those that waited. */
@ApplicationScoped
public class Notices {

  private static final int MOST_OF_ONE_REPORT = 100;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  void add(Notice notice) {
    em.persist(notice);
  }

  /**
   * The notice that has waited longest for an attempt; nobody else can take it meanwhile. One whose
   * last attempt ended with its node is left to expire.
   */
  Optional<Notice> takeDue(ContactChannel channel, Instant now) {
    return locked(
            em.createNativeQuery(
                    "select id from notice where channel = ?1 and next_attempt_at <= ?2"
                        + " and expires_at > ?2 and attempts < ?3"
                        + " order by next_attempt_at, id limit 1 for update skip locked")
                .setParameter(1, channel.name())
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, Notice.MOST_ATTEMPTS))
        .stream()
        .findFirst();
  }

  /** Notices whose time is over, at most {@code max}; nobody else can take them meanwhile. */
  List<Notice> takeExpired(Instant now, int max) {
    return locked(
        em.createNativeQuery(
                "select id from notice where expires_at <= ?1 order by expires_at, id"
                    + " limit ?2 for update skip locked")
            .setParameter(1, Timestamp.from(now))
            .setParameter(2, max));
  }

  /** What is still to be sent about a report, of one kind; waits for whoever holds it. */
  List<Notice> waiting(long reportId, NoticeKind kind) {
    return em.createQuery(
            "select n from Notice n where n.reportId = :reportId and n.kind = :kind order by n.id",
            Notice.class)
        .setParameter("reportId", reportId)
        .setParameter("kind", kind)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setMaxResults(MOST_OF_ONE_REPORT)
        .getResultList();
  }

  /**
   * News about a report that nobody has begun to send and that takes more in; nobody else can
   * change it meanwhile.
   */
  Optional<Notice> openNews(long reportId) {
    return em.createQuery(
            "select n from Notice n where n.reportId = :reportId"
                + " and n.kind = id.lapor.notification.NoticeKind.NEWS and n.attempts = 0"
                + " order by n.id desc",
            Notice.class)
        .setParameter("reportId", reportId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setMaxResults(MOST_OF_ONE_REPORT)
        .getResultStream()
        .findFirst();
  }

  /** How the reporter of a report is told; empty without a contact. */
  Optional<NoticeSubscription> subscription(long reportId) {
    return Optional.ofNullable(em.find(NoticeSubscription.class, reportId));
  }

  void add(NoticeSubscription subscription) {
    em.persist(subscription);
  }

  /** The report that a notice is about, as it is now. */
  Report report(long reportId) {
    return em.find(Report.class, reportId);
  }

  /** The attempt by which a message left; empty when it is not known any more. */
  Optional<NoticeDelivery> delivered(String messageId) {
    return deliveries(messageId, NoticeOutcome.SENT);
  }

  /** Whether it is known that the message came back. */
  boolean hasBounced(String messageId) {
    return deliveries(messageId, NoticeOutcome.BOUNCED).isPresent();
  }

  void add(NoticeDelivery delivery) {
    em.persist(delivery);
  }

  private Optional<NoticeDelivery> deliveries(String messageId, NoticeOutcome outcome) {
    return em.createQuery(
            "select d from NoticeDelivery d where d.messageId = :messageId"
                + " and d.outcome = :outcome order by d.id desc",
            NoticeDelivery.class)
        .setParameter("messageId", messageId)
        .setParameter("outcome", outcome)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** A notice to be read; empty when it has gone. */
  Optional<Notice> find(long id) {
    return Optional.ofNullable(em.find(Notice.class, id));
  }

  /** A notice to be changed; empty when it has gone. */
  Optional<Notice> lock(long id) {
    return Optional.ofNullable(em.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Records what became of the present attempt. */
  void record(Notice notice, NoticeOutcome outcome, Instant now) {
    em.persist(new NoticeDelivery(notice, outcome, now));
  }

  /** Nothing more is to be done: the content goes, the record stays. */
  void close(Notice notice, NoticeOutcome outcome, Instant now) {
    record(notice, outcome, now);
    em.remove(notice);
  }

  /**
   * Forgets what waits to be sent about a report, to its reporter or to those who follow it, and
   * that its reporter is written to. The record of what was sent names nobody and stays.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void erase(long reportId) {
    for (String table : List.of("notice", "notice_subscription")) {
      em.createNativeQuery("delete from " + table + " where report_id = ?1")
          .setParameter(1, reportId)
          .executeUpdate();
    }
  }

  /** JPA has no word for skipping rows that somebody holds. */
  private List<Notice> locked(Query ids) {
    List<?> taken = ids.getResultList();
    return taken.stream()
        .map(id -> em.find(Notice.class, ((Number) id).longValue()))
        .filter(Objects::nonNull)
        .toList();
  }
}
