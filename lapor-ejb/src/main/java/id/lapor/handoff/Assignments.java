package id.lapor.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who works on which hand-off. Somebody who has lost the role or the account in which they could
 * work on it has it no more, whatever the row says.
 */
@ApplicationScoped
public class Assignments {

  /**
   * The person, as account {@code p}, that has hand-off {@code h} at {@code i} and may work on it.
   */
  static final String HELD =
      " from handoff_assignment a join account p on p.id = a.account_id and p.active"
          + " where a.handoff_id = h.id and exists (select 1 from role_assignment ra"
          + " join institution s on s.id = ra.institution_id where ra.account_id = p.id"
          + " and starts_with(i.path, s.path) and ra.valid_from <= :value"
          + " and (ra.valid_to is null or ra.valid_to > :value)"
          + " and (ra.role in "
          + listed(CaseScope.RESTRICTED)
          + " or not r.supervisory and ra.role in "
          + listed(CaseScope.HANDLING)
          + "))";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /** The row of a hand-off, whether or not the person may still work on it. */
  Optional<Assignment> find(Handoff handoff) {
    return Optional.ofNullable(em.find(Assignment.class, handoff.id()));
  }

  void add(Assignment assignment) {
    em.persist(assignment);
  }

  /** Nobody has it any more; nothing happens when nobody had it. */
  void end(Handoff handoff) {
    find(handoff).ifPresent(em::remove);
  }

  /** Who works on this hand-off. */
  Optional<Holder> holder(Handoff handoff) {
    return Optional.ofNullable(holders(List.of(handoff)).get(handoff.id()));
  }

  /** Who works on each of these hand-offs, by their keys; one statement. */
  Map<Long, Holder> holders(Collection<Handoff> handoffs) {
    String ids =
        handoffs.stream()
            .filter(handoff -> handoff.status().open())
            .map(handoff -> handoff.id().toString())
            .collect(Collectors.joining(","));
    if (ids.isEmpty()) {
      return Map.of();
    }
    Timestamp now = Timestamp.from(clock.instant());
    ScopedSql sql =
        new ScopedSql("select h.id, held.user_name, held.title from handoff h")
            .add(" join institution i on i.id = h.institution_id")
            .add(" join report r on r.id = h.report_id cross join lateral")
            .add(" (select p.user_name, p.title" + HELD + ") held", now, now)
            .add(" where h.id = any (cast(:value as bigint[]))", "{" + ids + "}");
    Map<Long, Holder> found = new HashMap<>();
    for (Object[] row : sql.rows(em)) {
      found.put(((Number) row[0]).longValue(), new Holder((String) row[1], (String) row[2]));
    }
    return found;
  }

  /** Names as the list of a condition. */
  static String listed(String[] roles) {
    return Arrays.stream(roles).collect(Collectors.joining("', '", "('", "')"));
  }
}
