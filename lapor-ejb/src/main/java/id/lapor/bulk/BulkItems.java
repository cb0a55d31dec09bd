package id.lapor.bulk;

import id.lapor.handoff.ChosenLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lines of jobs. They are made and counted by statements, however many there are. */
@ApplicationScoped
public class BulkItems {

  /** Different reasons that are told of one job. */
  static final int MOST_GROUPS = 50;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * Freezes the lines of a job, in one statement.
   *
   * @param refusal the rule that makes a line impossible, or null
   * @return how many are impossible
   */
  int freeze(BulkJob job, List<ChosenLine> lines, Function<ChosenLine, String> refusal) {
    boolean ofHandoffs = job.act().ofHandoffs();
    List<String> rules = lines.stream().map(refusal).toList();
    em.createNativeQuery(
            "insert into bulk_item (id, job_id, position, report_id, tracking_id, handoff,"
                + " decided_on, state, rule) select nextval('bulk_item_seq'), ?1, l.position,"
                + " l.report, l.tracking, l.handoff, l.version,"
                + " case when l.rule is null then 'WAITING' else 'LEFT_OUT' end, l.rule"
                + " from unnest(cast(?2 as bigint[]), cast(?3 as text[]), cast(?4 as text[]),"
                + " cast(?5 as bigint[]), cast(?6 as text[])) with ordinality"
                + " as l(report, tracking, handoff, version, rule, position)")
        .setParameter(1, job.id())
        .setParameter(2, array(lines, ChosenLine::report))
        .setParameter(3, array(lines, ChosenLine::trackingId))
        .setParameter(4, array(lines, line -> ofHandoffs ? line.handoff() : null))
        .setParameter(
            5, array(lines, line -> ofHandoffs ? line.handoffVersion() : line.reportVersion()))
        .setParameter(6, array(rules, Function.identity()))
        .executeUpdate();
    return (int) rules.stream().filter(rule -> rule != null).count();
  }

  /** Freezes what a job has changed, to be taken back; how many lines that are. */
  int freezeUndoing(BulkJob undoing) {
    return em.createNativeQuery(
            "insert into bulk_item (id, job_id, position, report_id, tracking_id, handoff, state,"
                + " before_value, after_value) select nextval('bulk_item_seq'), ?1,"
                + " row_number() over (order by position), report_id, tracking_id, handoff,"
                + " 'WAITING', before_value, after_value from bulk_item where job_id = ?2"
                + " and state = 'DONE' and before_value is distinct from after_value")
        .setParameter(1, undoing.id())
        .setParameter(2, undoing.undoes())
        .executeUpdate();
  }

  /** Keys of lines whose turn has not come, in their order, at most {@code max}. */
  List<Long> waiting(long job, int max) {
    List<?> ids =
        em.createNativeQuery(
                "select id from bulk_item where job_id = ?1 and state = 'WAITING'"
                    + " order by position")
            .setParameter(1, job)
            .setMaxResults(max)
            .getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /** Locks a line whose turn has not come; empty when it has, or another node works on it. */
  Optional<BulkItem> claim(long id) {
    List<?> free =
        em.createNativeQuery(
                "select id from bulk_item where id = ?1 and state = 'WAITING'"
                    + " for update skip locked")
            .setParameter(1, id)
            .getResultList();
    if (free.isEmpty()) {
      return Optional.empty();
    }
    BulkItem item = em.find(BulkItem.class, id);
    em.refresh(item);
    return Optional.of(item);
  }

  /** Gives up what waits, after what is being done just now. */
  void cancelWaiting(long job) {
    em.createNativeQuery(
            "update bulk_item set state = 'CANCELLED' where job_id = ?1 and state = 'WAITING'")
        .setParameter(1, job)
        .executeUpdate();
  }

  /** How the lines of a job stand now. */
  BulkTally tally(long job) {
    return tallies(List.of(job)).getOrDefault(job, new BulkTally(Map.of()));
  }

  /** How the lines of several jobs stand now, by their keys; one statement. */
  Map<Long, BulkTally> tallies(Collection<Long> jobs) {
    if (jobs.isEmpty()) {
      return Map.of();
    }
    List<?> rows =
        em.createNativeQuery(
                "select job_id, state, count(*) from bulk_item where job_id = any"
                    + " (cast(?1 as bigint[])) group by job_id, state")
            .setParameter(1, array(List.copyOf(jobs), Function.identity()))
            .getResultList();
    Map<Long, Map<BulkItemState, Integer>> counts = new HashMap<>();
    for (Object found : rows) {
      Object[] row = (Object[]) found;
      counts
          .computeIfAbsent(((Number) row[0]).longValue(), job -> new EnumMap<>(BulkItemState.class))
          .put(BulkItemState.valueOf((String) row[1]), ((Number) row[2]).intValue());
    }
    return counts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, job -> new BulkTally(job.getValue())));
  }

  /** Why lines of a job were not possible, the most frequent first. */
  List<BulkGroup> groups(long job) {
    List<?> rows =
        em.createNativeQuery(
                "select state, coalesce(rule, ''), count(*) from bulk_item where job_id = ?1"
                    + " and state in ('LEFT_OUT', 'REFUSED', 'FAILED')"
                    + " group by state, rule order by count(*) desc, rule")
            .setParameter(1, job)
            .setMaxResults(MOST_GROUPS)
            .getResultList();
    List<BulkGroup> groups = new ArrayList<>();
    for (Object found : rows) {
      Object[] row = (Object[]) found;
      groups.add(
          new BulkGroup(
              BulkItemState.valueOf((String) row[0]),
              (String) row[1],
              ((Number) row[2]).intValue()));
    }
    return groups;
  }

  /**
   * Lines of a job after a position, in their order.
   *
   * @param state the only state that is wanted, or null
   */
  List<BulkItem> page(long job, BulkItemState state, int after, int max) {
    String only = state == null ? "" : " and i.state = :state";
    var query =
        em.createQuery(
                "select i from BulkItem i where i.jobId = :job and i.position > :after"
                    + only
                    + " order by i.position",
                BulkItem.class)
            .setParameter("job", job)
            .setParameter("after", after)
            .setMaxResults(max);
    return (state == null ? query : query.setParameter("state", state)).getResultList();
  }

  /** An array as the database reads it; none of these texts needs more than quotes. */
  private static <T> String array(List<T> of, Function<T, ?> value) {
    return of.stream()
        .map(value)
        .map(v -> v instanceof String text ? '"' + text.replaceAll("[\"\\\\]", "") + '"' : "" + v)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
