package id.lapor.handoff;

import id.lapor.institution.Institution;
import id.lapor.report.Report;
import id.lapor.report.TrackingId;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All hand-offs, and the answers given on them. */
@ApplicationScoped
public class Handoffs {

  /** Most hand-offs of one report, delegations included. */
  public static final int MAX_PER_REPORT = 200;

  /** Most answers on one hand-off. */
  public static final int MAX_ANSWERS = 200;

  /** Where an answer stands in a row of {@link #whole}. */
  private static final int ANSWER = 4;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  void add(Handoff handoff) {
    em.persist(handoff);
  }

  void add(Answer answer) {
    em.persist(answer);
  }

  /**
   * The hand-off with this id.
   *
   * @throws NotFound when there is none
   */
  public Handoff require(String uuid) {
    return find(uuid).orElseThrow(() -> new NotFound("There is no such hand-off"));
  }

  /** The hand-off with this id, if there is one. */
  Optional<Handoff> find(String uuid) {
    return byId(uuid).getResultStream().findFirst();
  }

  /**
   * The hand-off with this id as it is once its report is locked, which it is until the transaction
   * ends. JPA would lock all that is joined, or ask a third time.
   *
   * @throws NotFound when there is none
   */
  Handoff held(String uuid) {
    em.createNativeQuery(
            "select r.id from report r join handoff h on h.report_id = r.id where h.uuid = ?1"
                + " for update of r")
        .setParameter(1, uuid)
        .setMaxResults(1)
        .getResultList();
    return byId(uuid)
        .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such hand-off"));
  }

  private TypedQuery<Handoff> byId(String uuid) {
    return em.createQuery(
            "select h from Handoff h join fetch h.report join fetch h.institution"
                + " where h.uuid = :uuid",
            Handoff.class)
        .setParameter("uuid", uuid)
        .setMaxResults(1);
  }

  /** The hand-off as the database has it, after its report was locked. */
  Handoff refreshed(Handoff handoff) {
    em.refresh(handoff);
    return handoff;
  }

  /**
   * The answer with this id.
   *
   * @throws NotFound when there is none
   */
  Answer requireAnswer(String uuid) {
    return em.createQuery(
            "select a from Answer a join fetch a.handoff where a.uuid = :uuid", Answer.class)
        .setParameter("uuid", uuid)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such answer"));
  }

  Answer refreshed(Answer answer) {
    em.refresh(answer);
    return answer;
  }

  /** Every hand-off of a report, the oldest first. */
  public List<Handoff> of(Report report) {
    return of(report.id());
  }

  /** Every hand-off of the report with this key, the oldest first. */
  List<Handoff> of(Long report) {
    return em.createQuery(
            "select h from Handoff h join fetch h.institution left join fetch h.parent left join"
                + " fetch h.proposedInstitution where h.report.id = :report order by h.id",
            Handoff.class)
        .setParameter("report", report)
        .setMaxResults(MAX_PER_REPORT)
        .getResultList();
  }

  /**
   * A report with its hand-offs.
   *
   * @param all every one, the oldest first
   * @param answers all of theirs, the oldest first; none when they were not asked for
   */
  record Of(Report report, List<Handoff> all, List<Answer> answers) {}

  /**
   * The report with this number and all that a page of it names, in one statement: an answer
   * belongs to one hand-off, so that there are no more rows than there are of both.
   *
   * @throws NotFound when there is none
   */
  Of whole(TrackingId trackingId) {
    return whole(trackingId, ", a", " left join Answer a on a.handoff = h", ", a.id", MAX_ANSWERS);
  }

  /** The same without the answers. */
  Of glance(TrackingId trackingId) {
    return whole(trackingId, "", "", "", 0);
  }

  private Of whole(TrackingId trackingId, String more, String join, String order, int rows) {
    List<Object[]> found =
        em.createQuery(
                "select r, h, i, p"
                    + more
                    + " from Report r left join fetch r.classification.category"
                    + " left join fetch r.namedInstitution left join fetch r.lead"
                    + " left join Handoff h on h.report = r left join h.institution i"
                    + " left join h.proposedInstitution p"
                    + join
                    + " where r.trackingId = :trackingId order by h.id"
                    + order,
                Object[].class)
            .setParameter("trackingId", trackingId)
            .setMaxResults(MAX_PER_REPORT + rows)
            .getResultList();
    if (found.isEmpty()) {
      throw new NotFound("There is no such report");
    }
    return new Of(
        (Report) found.get(0)[0],
        found.stream().map(row -> (Handoff) row[1]).filter(Objects::nonNull).distinct().toList(),
        found.stream()
            .filter(row -> row.length > ANSWER)
            .map(row -> (Answer) row[ANSWER])
            .filter(Objects::nonNull)
            .toList());
  }

  /** Those from which something may still be expected. */
  List<Handoff> openOnes(Report report) {
    return of(report).stream().filter(h -> h.status().open()).toList();
  }

  /** Hand-offs that this one was delegated to, all the way down, and that are open. */
  List<Handoff> openBelow(Handoff handoff) {
    return openOnes(handoff.report()).stream().filter(h -> isBelow(h, handoff)).toList();
  }

  private static boolean isBelow(Handoff candidate, Handoff ancestor) {
    Optional<Handoff> at = candidate.parent();
    while (at.isPresent()) {
      if (at.get().uuid().equals(ancestor.uuid())) {
        return true;
      }
      at = at.get().parent();
    }
    return false;
  }

  /**
   * Hand-offs that are offered and not known to have arrived, and those that arrived at an
   * institution that has a channel, or lies below one, and so may keep them elsewhere; by their
   * key, after this one.
   */
  List<UnconfirmedHandoff> unconfirmed(long after, int max) {
    List<?> rows =
        em.createNativeQuery(
                "select h.id, h.uuid from handoff h where h.id > ?1 and (h.status = 'OFFERED'"
                    + " or h.status = 'DELIVERED' and exists"
                    + " (select 1 from channel c join institution i on i.id = h.institution_id"
                    + " where c.institution_id = any (cast(string_to_array("
                    + "trim(both '/' from i.path), '/') as bigint[]))))"
                    + " order by h.id")
            .setParameter(1, after)
            .setMaxResults(max)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new UnconfirmedHandoff(((Number) row[0]).longValue(), (String) row[1]))
        .toList();
  }

  /** Whether the institution holds the report already. */
  boolean holds(Report report, Institution institution) {
    return openOnes(report).stream().anyMatch(h -> h.institution().equals(institution));
  }

  List<Answer> answers(Handoff handoff) {
    return answers(List.of(handoff));
  }

  /** The answers of several hand-offs, the oldest first. */
  List<Answer> answers(List<Handoff> handoffs) {
    if (handoffs.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select a from Answer a where a.handoff in :handoffs order by a.id", Answer.class)
        .setParameter("handoffs", handoffs)
        .setMaxResults(MAX_ANSWERS)
        .getResultList();
  }

  /**
   * Notes that the broker has these offers, for the first time or again, in one statement. A
   * receipt, not a decision: the versions stay. Rows are locked in the order in which use cases
   * write them.
   */
  void noteSent(Collection<String> uuids, Instant at) {
    if (uuids.isEmpty()) {
      return;
    }
    em.createNativeQuery(
            "with sent as (select id from handoff where uuid = any (string_to_array(?1, ','))"
                + " and (last_sent_at is null or last_sent_at < ?2) order by id for no key update)"
                + " update handoff h set sent_at = coalesce(sent_at, ?2), last_sent_at = ?2"
                + " from sent where h.id = sent.id")
        .setParameter(1, String.join(",", uuids))
        .setParameter(2, Timestamp.from(at))
        .executeUpdate();
  }

  /**
   * Notes that the institution is reminded of the offer; the report is locked. No decision: the
   * version stays, so that a form that is open meanwhile still holds.
   */
  void noteReminded(Handoff handoff, Instant at) {
    em.createNativeQuery(
            "update handoff set reminded_at = ?2, reminders = reminders + 1 where id = ?1")
        .setParameter(1, handoff.id())
        .setParameter(2, Timestamp.from(at))
        .executeUpdate();
  }

  /**
   * Notes that the desk has the offer; the report is locked. False when that is nothing new, or the
   * hand-off has gone on or ended meanwhile. A receipt, not a decision: the version stays.
   */
  boolean noteDelivered(String uuid, Instant at) {
    return em.createNativeQuery(
                "update handoff set status = 'DELIVERED', delivered_at = ?2"
                    + " where uuid = ?1 and status = 'OFFERED'")
            .setParameter(1, uuid)
            .setParameter(2, Timestamp.from(at))
            .executeUpdate()
        == 1;
  }
}
