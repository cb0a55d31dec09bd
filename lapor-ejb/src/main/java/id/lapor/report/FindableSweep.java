package id.lapor.report;

import id.lapor.identity.ReporterVault;
import id.lapor.watch.Runs;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes those reports findable that came before officers could search: by their words, and, other
 * than anonymous ones, by who sent them. Any node may run it, one at a time; when all are done
 * there is nothing more to do.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class FindableSweep {

  private static final int BATCH = ReporterVault.MOST_AT_ONCE;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject ReporterVault vault;

  /** Every two seconds: 180,000 reports an hour. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void sweep() {
    Runs.again("findable", run -> run.done(turn()));
  }

  /** One batch; how many reports were looked at. */
  int turn() {
    List<?> progress =
        em.createNativeQuery(
                "select last_report, up_to from findable_progress for update skip locked")
            .getResultList();
    if (progress.isEmpty()) {
      return 0;
    }
    Object[] row = (Object[]) progress.get(0);
    List<Object[]> batch = next((Number) row[0], (Number) row[1]);
    if (batch.isEmpty()) {
      em.createNativeQuery("delete from findable_progress").executeUpdate();
      return 0;
    }
    String ids = batch.stream().map(one -> one[0].toString()).collect(Collectors.joining(","));
    em.createNativeQuery(
            "select 1 from unnest(cast(string_to_array(?1, ',') as bigint[])) id,"
                + " lateral remember_words(id)")
        .setParameter(1, ids)
        .getResultList();
    vault.makeOldOnesFindable(
        batch.stream().map(one -> (String) one[1]).filter(known -> known != null).toList());
    em.createNativeQuery("update findable_progress set last_report = ?1")
        .setParameter(1, batch.get(batch.size() - 1)[0])
        .executeUpdate();
    return batch.size();
  }

  /** Locked, lest somebody say something between the reading of the words and their writing. */
  private List<Object[]> next(Number last, Number upTo) {
    List<?> next =
        em.createNativeQuery(
                "select id, case when anonymous then null else pseudonym end from report"
                    + " where id > ?1 and id <= ?2 order by id limit "
                    + BATCH
                    + " for no key update")
            .setParameter(1, last)
            .setParameter(2, upTo)
            .getResultList();
    return next.stream().map(Object[].class::cast).toList();
  }
}
