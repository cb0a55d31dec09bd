package id.lapor.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Reads, in one statement a second, what open pages of this node have to be told. */
@ApplicationScoped
public class LiveChanges {

  /** So far back is read at each turn, for what is written late; what was told is remembered. */
  static final Duration BACK = Duration.ofSeconds(15);

  private static final int MOST = 1_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * What has happened lately to reports, and who has these reports open.
   *
   * @param open reports that pages of this node show
   */
  List<LiveChange> lately(Collection<Long> open, Instant now) {
    Timestamp back = Timestamp.from(now.minus(BACK));
    ScopedSql sql = new ScopedSql("select c.report_id, c.event, c.onlooker, r.supervisory,");
    sql.add(" n.path, e.path, (select string_agg(i.path, ',') from handoff h")
        .add(" join institution i on i.id = h.institution_id where h.report_id = c.report_id")
        .add(" and (h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED', 'COMPLETED')")
        .add(" or h.ended_at > :value)) from ((", back)
        .add("select x.report_id, x.id as event, null as onlooker from report_event x")
        .add(" where x.at > :value order by x.id desc limit :value)", back, MOST)
        .add(" union all (select p.report_id, null, p.account || ' ' || p.writing")
        .add(" from case_presence p where p.report_id = any (cast(:value as bigint[]))", ids(open))
        .add(" and p.seen_at > :value", Timestamp.from(now.minus(CasePresences.FRESH)))
        .add(" order by p.report_id, p.account limit :value)) c", MOST)
        .add(" join report r on r.id = c.report_id")
        .add(" left join institution n on n.id = r.named_institution_id")
        .add(" left join institution e on e.id = r.entering_institution_id");
    return sql.rows(em).stream().map(LiveChanges::change).toList();
  }

  private static String ids(Collection<Long> keys) {
    return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  private static LiveChange change(Object[] row) {
    return new LiveChange(
        ((Number) row[0]).longValue(),
        row[1] == null ? null : ((Number) row[1]).longValue(),
        (String) row[2],
        (Boolean) row[3],
        (String) row[4],
        (String) row[5],
        row[6] == null ? List.of() : Arrays.asList(((String) row[6]).split(",")));
  }
}
