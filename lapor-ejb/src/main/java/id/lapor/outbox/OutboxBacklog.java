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

  /** How far the messages of one channel are counted, where many channels are looked at. */
  static final int CHANNEL_COUNTED_TO = 1_000;

  /** What waits in channel {@code c}, counted to one more than {@link #CHANNEL_COUNTED_TO}. */
  static final String COUNTED =
      """
      (select count(*) from (select 1 from outbox_message m where m.channel_id = c.id
        limit %d) as counted)
      """
          .formatted(CHANNEL_COUNTED_TO + 1);

  /**
   * When the first message of channel {@code c} was promised. The first with a number and the first
   * without one are each found at the beginning of an index, whatever waits behind them: those
   * without a number lie at the end of that of the numbers, and asking for an epoch stops before.
   */
  static final String OLDEST =
      """
      least(
        (select m.promised_at from outbox_message m where m.channel_id = c.id
          and m.epoch is not null order by m.epoch, m.sequence limit 1),
        (select m.promised_at from outbox_message m where m.channel_id = c.id
          and m.sequence is null order by m.id limit 1))
      """;

  private static final int MOST_CHANNELS = 50;
  private static final int ANSWER_WITHIN_MILLIS = 2_000;

  /** Which channels are shown is known by their oldest messages; only theirs are counted. */
  static final String CHANNELS =
      """
      select c.code, %s, c.oldest, c.failures, c.held_since is not null
      from (
        select * from (select c.id, c.code, c.failures, c.held_since, %s as oldest from channel c) all_channels
        where failures > 0 or oldest is not null
        order by failures > 0 desc, oldest, code limit ?1) c
      order by c.failures > 0 desc, c.oldest, c.code
      """
          .formatted(COUNTED, OLDEST);

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
                      (select min(%s) from channel c where c.held_since is null),
                      (select count(*) from channel where failures > 0),
                      (select count(*) from channel where held_since is not null)
                    """
                        .formatted(OLDEST))
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
   * The channels that fail or have something waiting: what fails first, then what waits longest. At
   * most fifty, and of each no more is read than is counted, however much waits.
   */
  List<ChannelStanding> channels(Instant now) {
    List<?> rows =
        em.createNativeQuery(CHANNELS)
            .setParameter(1, MOST_CHANNELS)
            .setHint("jakarta.persistence.query.timeout", ANSWER_WITHIN_MILLIS)
            .setMaxResults(MOST_CHANNELS)
            .getResultList();
    return rows.stream().map(row -> standing((Object[]) row, now)).toList();
  }

  private static ChannelStanding standing(Object[] row, Instant now) {
    long waiting = ((Number) row[1]).longValue();
    Duration age = new Waiting(waiting, SqlTime.instant(row[2]), 0, 0).age(now);
    return new ChannelStanding(
        (String) row[0], waiting, age.toSeconds(), ((Number) row[3]).intValue(), (Boolean) row[4]);
  }
}
