package id.lapor.administration;

import id.lapor.institution.Institution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;

/** What hangs on the way in which an institution receives, found in one statement. */
@ApplicationScoped
public class ReceivingFigures {

  /** Whoever is below and not below another one with a queue in use is served with it. */
  private static final String WITH_IT =
      """
      with queued as (
        select i.path from receiving r join institution i on i.id = r.institution_id
        where r.way <> 'PORTAL' and r.valid_from <= ?3
          and (r.valid_to is null or r.valid_to >= ?3) and i.path like ?2 and i.id <> ?1),
      served as (
        select i.id from institution i where i.path like ?2
          and (i.valid_to is null or i.valid_to >= ?3)
          and not exists (select 1 from queued q where i.path like q.path || '%'))
      select (select count(*) from served s where s.id <> ?1),
        (select count(*) from handoff h where h.institution_id in (select s.id from served s)
          and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')),
        (select count(*) from outbox_message m join handoff h on h.uuid = m.handoff_id
          where h.institution_id in (select s.id from served s)),
        (select c.address from channel c where c.institution_id = ?1),
        (select count(*) from institution_key k where k.institution_id = ?1
          and (k.valid_to is null or k.valid_to > now()))
      """;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * What was found.
   *
   * @param units how many below are served with it
   * @param open open hand-offs of it and of those
   * @param unsent messages about these that wait
   * @param queue its queue, or null when it never had one
   * @param keys keys of its system that are valid now or later
   */
  record Found(long units, long open, long unsent, String queue, long keys) {}

  /** What hangs on an institution on a day. */
  Found of(Institution institution, LocalDate today) {
    Object[] row =
        (Object[])
            em.createNativeQuery(WITH_IT)
                .setParameter(1, institution.id())
                .setParameter(2, institution.path() + "%")
                .setParameter(3, Date.valueOf(today))
                .setMaxResults(1)
                .getSingleResult();
    return new Found(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        ((Number) row[2]).longValue(),
        (String) row[3],
        ((Number) row[4]).longValue());
  }
}
