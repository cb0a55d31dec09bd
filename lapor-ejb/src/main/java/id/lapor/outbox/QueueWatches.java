package id.lapor.outbox;

import id.lapor.shared.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the broker says of the queues, and how those stand that read them. */
@ApplicationScoped
public class QueueWatches {

  /** How many lines a list has. */
  static final int PAGE = 50;

  /** More than there are channels. */
  private static final int MOST = 2_000;

  private static final int USUAL_MINUTES = 60;
  private static final int ANSWER_WITHIN_MILLIS = 2_000;

  /**
   * Fifty-one channels are chosen first, so that no more than these are looked into; and of what
   * waits in one a bounded number is read, along indexes, however much it is.
   */
  private static final String LINES =
      """
      select c.code, c.institution_id, c.failures, c.last_error, c.waiting, c.consumers,
        c.looked_at, c.consumed_at, c.silent_since, {counted}, {oldest}, {fresh},
        d.left_lately, d.promised_lately, c.held_since
      from (
        select c.id, c.code, c.institution_id, c.failures, c.last_error, c.held_since, w.waiting,
          w.consumers, w.looked_at, w.consumed_at, w.silent_since
        from channel c left join queue_watch w on w.channel_id = c.id
        where {condition} order by {order} limit {page}) c
      left join (
        select channel_id, count(*) as left_lately,
          count(*) filter (where promised_at > cast(?1 as timestamptz)) as promised_lately
        from outbox_delivery where sent_at > cast(?1 as timestamptz) group by channel_id) d
        on d.channel_id = c.id
      order by {order}
      """
          .replace("{page}", Integer.toString(PAGE + 1))
          .replace("{counted}", OutboxBacklog.COUNTED)
          .replace("{oldest}", OutboxBacklog.OLDEST)
          .replace(
              "{fresh}",
              """
              (select count(*) from (
                (select m.promised_at from outbox_message m where m.channel_id = c.id
                  and m.epoch is not null order by m.epoch desc, m.sequence desc limit 1000)
                union all
                (select m.promised_at from outbox_message m where m.channel_id = c.id
                  and m.sequence is null order by m.id desc limit 1000)) newest
                where newest.promised_at > cast(?1 as timestamptz))
              """);

  private static final String TROUBLED =
      lines(
          "c.failures > 0 or silent_since is not null or c.held_since is not null",
          "silent_since nulls last, c.failures desc, c.code");

  static final String BY_CODE = lines("c.code > ?2", "c.code");

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Event<QueueSilent> silent;
  @Inject Clock clock;

  /** After how long an institution that takes nothing is called silent, in minutes. */
  public static Duration limit() {
    String minutes = InstallationSettings.value("lapor.queue.silent");
    if (minutes == null) {
      return Duration.ofMinutes(USUAL_MINUTES);
    }
    if (!minutes.matches("[1-9][0-9]{0,4}")) {
      throw InstallationSettings.wrong("lapor.queue.silent", "must be minutes");
    }
    return Duration.ofMinutes(Integer.parseInt(minutes));
  }

  /** The channels that fail, whose queue is full, or that nobody reads though something waits. */
  public List<QueueLine> troubled() {
    return find(TROUBLED, null);
  }

  /** Channels by code from after this one, 51 so that the next page is known of. */
  public List<QueueLine> page(String after) {
    return find(BY_CODE, after == null ? "" : after);
  }

  private static String lines(String condition, String order) {
    return LINES.replace("{condition}", condition).replace("{order}", order);
  }

  private List<QueueLine> find(String lines, String after) {
    Query query =
        em.createNativeQuery(lines)
            .setParameter(1, Timestamp.from(clock.instant().minus(Duration.ofHours(1))))
            .setHint("jakarta.persistence.query.timeout", ANSWER_WITHIN_MILLIS)
            .setMaxResults(PAGE + 1);
    if (after != null) {
      query.setParameter(2, after);
    }
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> QueueLine.of((Object[]) row)).toList();
  }

  /** How many institutions take nothing. */
  long silentNow() {
    return em.createQuery(
            "select count(w) from QueueWatch w where w.silentSince is not null", Long.class)
        .setMaxResults(1)
        .getSingleResult();
  }

  /** Notes what the broker says of each channel's queue; some are silent from then on. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void note(Map<String, QueueFigures> figures, Duration limit) {
    if (!alone()) {
      return;
    }
    List<Channel> channels =
        em.createQuery("select c from Channel c order by c.id", Channel.class)
            .setMaxResults(MOST)
            .getResultList();
    Map<Long, QueueWatch> watches = new HashMap<>();
    em.createQuery("select w from QueueWatch w", QueueWatch.class)
        .setMaxResults(MOST)
        .getResultList()
        .forEach(watch -> watches.put(watch.channelId(), watch));
    for (Channel channel : channels) {
      QueueFigures said = figures.get(channel.address());
      if (said != null && channel.heldSince().isPresent()) {
        // The relay counts only where something waits, and what waited may have been given up.
        channel.counted(said.waiting(), QueueRooms.limit(), clock.instant());
      }
      if (said != null) {
        QueueWatch watch = watches.get(channel.id());
        if (watch == null) {
          watch = QueueWatch.of(channel);
          watch.looked(said, limit, clock.instant());
          em.persist(watch);
        } else if (watch.looked(said, limit, clock.instant())) {
          QueueWatch begins = watch;
          channel
              .institutionId()
              .ifPresent(
                  whose ->
                      silent.fire(new QueueSilent(whose, channel.code(), begins.silentSince())));
        }
      }
    }
  }

  /** One node at a time: an episode is told of once. */
  private boolean alone() {
    return (Boolean)
        em.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended('queue-watch', 0))")
            .setMaxResults(1)
            .getSingleResult();
  }
}
