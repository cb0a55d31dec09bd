package id.lapor.outbox;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much the database reads for a question while many messages wait. */
final class Pages {

  private static final Pattern READ =
      Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

  private Pages() {}

  /**
   * How many pages of 8 kB are looked into for this statement without parameters. The database
   * knows a table that fills within a transaction by what it was before, mostly empty, and would
   * read all of it; on a running one it looks again within a minute.
   */
  static int read(EntityManager em, String sql) {
    em.createNativeQuery("set local enable_seqscan = off").executeUpdate();
    List<?> plan =
        em.createNativeQuery("explain (analyze, buffers, costs off, timing off) " + sql)
            .getResultList();
    Matcher first = READ.matcher("");
    for (Object line : plan) {
      if (first.reset(line.toString()).find()) {
        return pages(first.group(1)) + pages(first.group(2));
      }
    }
    throw new AssertionError("The plan tells no pages: " + plan);
  }

  private static int pages(String number) {
    return number == null ? 0 : Integer.parseInt(number);
  }

  /** So many more messages wait for a number in this channel. */
  static void waits(EntityManager em, long channel, int messages, Instant promisedAt) {
    em.createNativeQuery(
            "insert into outbox_message (id, message_id, channel_id, type, handoff_id, payload,"
                + " promised_at) select nextval('outbox_message_seq'),"
                + " cast(gen_random_uuid() as text), ?1, 'OFFER', cast(gen_random_uuid() as text),"
                + " '{}', cast(?3 as timestamptz) from generate_series(1, ?2)")
        .setParameter(1, channel)
        .setParameter(2, messages)
        .setParameter(3, Timestamp.from(promisedAt))
        .executeUpdate();
  }
}
