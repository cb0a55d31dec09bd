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

  private static final String LINES =
      """
      select c.code, c.institution_id, c.failures, c.last_error, w.waiting, w.consumers,
        w.looked_at, w.consumed_at, w.silent_since, o.backlog, o.oldest, coalesce(o.fresh, 0),
        d.left_lately, d.promised_lately, c.held_since
      from channel c
      left join queue_watch w on w.channel_id = c.id
      left join lateral (
        select count(*) as backlog, min(m.promised_at) as oldest,
          count(*) filter (where m.promised_at > cast(?1 as timestamptz)) as fresh
        from (select promised_at from outbox_message where channel_id = c.id limit 10000) m) o
        on true
      left join (
        select channel_id, count(*) as left_lately,
          count(*) filter (where promised_at > cast(?1 as timestamptz)) as promised_lately
        from outbox_delivery where sent_at > cast(?1 as timestamptz) group by channel_id) d
        on d.channel_id = c.id
      """;

  private static final String TROUBLED =
      """
      where c.failures > 0 or w.silent_since is not null or c.held_since is not null
      order by w.silent_since nulls last, c.failures desc, c.code
      """;

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
    return lines(TROUBLED, null);
  }

  /** Channels by code from after this one, 51 so that the next page is known of. */
  public List<QueueLine> page(String after) {
    return lines("where c.code > ?2 order by c.code", after == null ? "" : after);
  }

  private List<QueueLine> lines(String condition, String after) {
    Query query =
        em.createNativeQuery(LINES + condition)
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
