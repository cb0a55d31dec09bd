package id.lapor.administration;

import id.lapor.institution.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What hangs on an institution, found in one statement. */
@ApplicationScoped
public class InstitutionStandings {

  private static final String STANDING =
      """
      select i.path,
          (select count(*) from handoff h where h.institution_id = i.id
            and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')),
          (select count(distinct r.account_id) from role_assignment r
            join account a on a.id = r.account_id and a.active
            where r.institution_id = i.id and r.valid_from <= ?2
            and (r.valid_to is null or r.valid_to > ?2)),
          (select min(u.code) from institution u where u.parent_id = i.id
            and (u.valid_to is null or u.valid_to > ?3)),
          exists (select 1 from receiving r where r.institution_id = any (cast(
            string_to_array(trim(both '/' from i.path), '/') as bigint[]))
            and r.way <> 'PORTAL' and r.valid_from <= ?3
            and (r.valid_to is null or r.valid_to >= ?3)),
          (select count(*) from queue_account q where q.institution_id = i.id
            and q.revoked_at is null),
          (select count(*) from institution_key k where k.institution_id = i.id
            and (k.valid_to is null or k.valid_to > ?2))
      from institution i where i.code = ?1
      """;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** The standing of the institution with this code at a moment; empty when there is none. */
  Optional<InstitutionStanding> of(String code, Instant now) {
    List<?> rows =
        em.createNativeQuery(STANDING)
            .setParameter(1, code)
            .setParameter(2, Timestamp.from(now))
            .setParameter(3, Date.valueOf(LocalDate.ofInstant(now, Zones.WIB)))
            .setMaxResults(1)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .findFirst()
        .map(
            row ->
                new InstitutionStanding(
                    (String) row[0],
                    ((Number) row[1]).longValue(),
                    ((Number) row[2]).longValue(),
                    (String) row[3],
                    (Boolean) row[4],
                    ((Number) row[5]).longValue(),
                    ((Number) row[6]).longValue()));
  }
}
