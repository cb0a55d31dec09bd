package id.lapor.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two nodes that look at the same lines never do one of them twice. */
class BulkClaimTest {

  private static final long REPORT = 8_400_000_001L;
  private static final long JOB = 8_400_000_002L;
  private static final long ITEM = 8_400_000_003L;

  @Test
  void aLineThatOneNodeWorksOnIsPassedOverByAnotherAndNotDoneAgainAfterwards() {
    TestDatabase.committed(BulkClaimTest::make);
    EntityManager first = TestDatabase.entityManager();
    EntityManager second = TestDatabase.entityManager();
    try {
      first.getTransaction().begin();
      second.getTransaction().begin();
      BulkItem item = items(first).claim(ITEM).orElseThrow();

      assertThat(items(second).claim(ITEM)).isEmpty();
      item.done(null, null, Instant.EPOCH);
      first.getTransaction().commit();
      assertThat(items(second).claim(ITEM)).isEmpty();
      assertThat(items(second).waiting(JOB, 10)).isEmpty();
      assertThat(items(second).tally(JOB).of(BulkItemState.DONE)).isEqualTo(1);
    } finally {
      second.getTransaction().rollback();
      first.close();
      second.close();
      clear();
    }
  }

  @Test
  void aLineWhoseNodeStoppedInTheMiddleWaitsForTheNextOne() {
    TestDatabase.committed(BulkClaimTest::make);
    EntityManager stopped = TestDatabase.entityManager();
    try {
      stopped.getTransaction().begin();
      items(stopped).claim(ITEM).orElseThrow().done(null, null, Instant.EPOCH);
      stopped.flush();
      stopped.getTransaction().rollback();

      TestDatabase.committed(em -> assertThat(items(em).claim(ITEM)).isPresent());
    } finally {
      stopped.close();
      clear();
    }
  }

  private static BulkItems items(EntityManager em) {
    BulkItems items = new BulkItems();
    items.em = em;
    return items;
  }

  private static void make(EntityManager em) {
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, anonymous, confidential, channel,"
                + " imported, received_at, return_count, reopen_count) values (?1, 1,"
                + " cast(?1 as text), 'COMPLAINT', false, 'ARCHIVED', 'INSTITUTION', 'Judul',"
                + " 'Isi', false, false, false, 'WEB', false, timestamptz '2026-10-01', 0, 0)")
        .setParameter(1, REPORT)
        .executeUpdate();
    em.createNativeQuery(
            "insert into bulk_job (id, ordered_by, act, status, list, cut, total, left_out, made_at)"
                + " values (?1, 'uji-node', 'NOTE', 'RUNNING', 'mine', false, 1, 0, now())")
        .setParameter(1, JOB)
        .executeUpdate();
    em.createNativeQuery(
            "insert into bulk_item (id, job_id, position, report_id, tracking_id, state)"
                + " values (?1, ?2, 1, ?3, cast(?3 as text), 'WAITING')")
        .setParameter(1, ITEM)
        .setParameter(2, JOB)
        .setParameter(3, REPORT)
        .executeUpdate();
  }

  private static void clear() {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("delete from lapor.bulk_job where id = " + JOB);
      statement.execute("delete from lapor.report where id = " + REPORT);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
