package id.lapor.outbox;

import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much waits to be sent, and since when. */
@ApplicationScoped
class OutboxBacklog {

  /** Nobody waits for a number beyond this: it is a disaster by then. */
  static final int COUNTED_TO = 10_000;

  private static final int MOST_CHANNELS = 50;
  private static final int ANSWER_WITHIN_MILLIS = 2_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * What waits.
   *
   * @param waiting messages promised and not struck off, counted to {@link #COUNTED_TO}
   * @param oldest when the first of them was promised that is not held back; null when none waits
   * @param channelsFailing channels whose last attempt failed
   * @param channelsHeld channels whose queue is full, so that what is promised waits
   */
  record Waiting(long waiting, Instant oldest, long channelsFailing, long channelsHeld) {

    Duration age(Instant now) {
      return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
  }

  /** One question along indexes: the first of each channel waits longest in it, or nearly. */
  Waiting look() {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    """
                    select (select count(*) from (select 1 from outbox_message limit ?1) as counted),
                      (select min(least(
                          (select m.promised_at from outbox_message m where m.channel_id = c.id
                            and m.sequence is not null order by m.epoch, m.sequence limit 1),
                          (select m.promised_at from outbox_message m where m.channel_id = c.id
                            and m.sequence is null order by m.id limit 1)))
                        from channel c where c.held_since is null),
                      (select count(*) from channel where failures > 0),
                      (select count(*) from channel where held_since is not null)
                    """)
                .setParameter(1, COUNTED_TO)
                .setHint("jakarta.persistence.query.timeout", ANSWER_WITHIN_MILLIS)
                .setMaxResults(1)
                .getSingleResult();
    return new Waiting(
        ((Number) row[0]).longValue(),
        SqlTime.instant(row[1]),
        ((Number) row[2]).longValue(),
        ((Number) row[3]).longValue());
  }

  /**
   * The channels that fail or have something waiting: what fails first, then what waits longest.
   */
  List<ChannelStanding> channels(Instant now) {
    List<?> rows =
        em.createNativeQuery(
                """
                select c.code, coalesce(w.waiting, 0), w.oldest, c.failures from channel c
                left join (
                  select m.channel_id, count(*) as waiting, min(m.promised_at) as oldest
                  from (select channel_id, promised_at from outbox_message order by id limit ?1) m
                  group by m.channel_id) w on w.channel_id = c.id
                where c.failures > 0 or w.waiting > 0
                order by c.failures > 0 desc, w.oldest, c.code
                """)
            .setParameter(1, COUNTED_TO)
            .setHint("jakarta.persistence.query.timeout", ANSWER_WITHIN_MILLIS)
            .setMaxResults(MOST_CHANNELS)
            .getResultList();
    return rows.stream().map(row -> standing((Object[]) row, now)).toList();
  }

  private static ChannelStanding standing(Object[] row, Instant now) {
    long waiting = ((Number) row[1]).longValue();
    Duration age = new Waiting(waiting, SqlTime.instant(row[2]), 0, 0).age(now);
    return new ChannelStanding(
        (String) row[0], waiting, age.toSeconds(), ((Number) row[3]).intValue());
  }
}
