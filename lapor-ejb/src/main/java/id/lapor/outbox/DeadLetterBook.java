package id.lapor.outbox;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The messages that went no further, and what is decided about them. */
@ApplicationScoped
public class DeadLetterBook {

  /** How many go again in one turn: what was stopped together does not come back at once. */
  static final int RETRIED_AT_ONCE = 20;

  /** How long the broker is left alone between two turns. */
  static final Duration PAUSE = Duration.ofSeconds(3);

  /** How many can be decided about in one go. */
  public static final int MOST_AT_ONCE = 500;

  /** Nobody waits for a number beyond this. */
  public static final int COUNTED_TO = 1_000;

  private static final int MOST_QUEUES = 20;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Channels channels;
  @Inject Clock clock;

  /**
   * Letters of one status by id, the latest first.
   *
   * @param queue that they were for, or null for all
   * @param before the last id of the page before, or null for the first page
   */
  public List<DeadLetter> page(DeadLetterStatus status, String queue, Long before, int limit) {
    TypedQuery<DeadLetter> query =
        em.createQuery(
            "select l from DeadLetter l where l.status = :status and l.id < :before"
                + (queue == null ? "" : " and l.queue = :queue")
                + " order by l.id desc",
            DeadLetter.class);
    if (queue != null) {
      query.setParameter("queue", queue);
    }
    return query
        .setParameter("status", status)
        .setParameter("before", before == null ? Long.MAX_VALUE : before)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * One letter, as it was looked at.
   *
   * @throws NotFound when there is none
   * @throws RuleViolation {@code stale-version}
   */
  public DeadLetter require(long id, long version) {
    DeadLetter letter = find(id);
    if (letter.version() != version) {
      throw new RuleViolation("stale-version", "Now version " + letter.version());
    }
    return letter;
  }

  /**
   * One letter.
   *
   * @throws NotFound when there is none
   */
  public DeadLetter find(long id) {
    DeadLetter letter = em.find(DeadLetter.class, id);
    if (letter == null) {
      throw new NotFound("No letter " + id);
    }
    return letter;
  }

  /** How many are open, by queue, each counted within the latest 1,000; at most 20 queues. */
  public Map<String, Long> open() {
    List<?> rows =
        em.createNativeQuery(
                "select l.queue, count(*) from (select queue from dead_letter where status = 'OPEN'"
                    + " order by id desc limit ?1) l group by l.queue order by 2 desc, 1")
            .setParameter(1, COUNTED_TO)
            .setMaxResults(MOST_QUEUES)
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .collect(
            Collectors.toMap(
                row -> (String) row[0],
                row -> ((Number) row[1]).longValue(),
                Long::sum,
                TreeMap::new));
  }

  /** How long so many letters take to go again. */
  public static Duration timeFor(long letters) {
    long turns = (letters + RETRIED_AT_ONCE - 1) / RETRIED_AT_ONCE;
    return PAUSE.multipliedBy(turns);
  }

  /** How many wait for their turn to go again, counted to one more than 1,000. */
  public long goingAgain() {
    return ((Number)
            em.createNativeQuery(
                    "select count(*) from (select 1 from dead_letter where status = 'RETRYING'"
                        + " limit ?1) as counted")
                .setParameter(1, COUNTED_TO + 1)
                .setMaxResults(1)
                .getSingleResult())
        .longValue();
  }

  /**
   * Lets a letter go again at its turn.
   *
   * @throws RuleViolation {@code letter-settled} or {@code letter-empty}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void retry(DeadLetter letter) {
    letter.retry(clock.instant());
  }

  /**
   * Lets all open letters go again at their turn that can, the oldest first.
   *
   * @param queue that they were for, or null for all
   * @return how many; at most {@value #MOST_AT_ONCE}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int retryAll(String queue) {
    return em.createNativeQuery(
            "update dead_letter set status = 'RETRYING', status_at = ?1, version = version + 1"
                + " where id in (select id from dead_letter where status = 'OPEN'"
                + " and body is not null and form <> 'NONE'"
                + " and (cast(?2 as text) is null or queue = ?2) order by id limit ?3"
                + " for update skip locked)")
        .setParameter(1, Timestamp.from(clock.instant()))
        .setParameter(2, queue)
        .setParameter(3, MOST_AT_ONCE)
        .executeUpdate();
  }

  /**
   * Gives a letter up. The number that an institution saw missing goes out as {@code VOID}.
   *
   * @throws RuleViolation {@code letter-settled}, {@code required} or {@code too-long}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void discard(DeadLetter letter, String reason) {
    letter.discard(reason, clock.instant());
    if (letter.kind() == DeadLetterKind.UNDELIVERED) {
      sendVoid(letter);
    }
  }

  /** Since when the oldest of them is tried. */
  Optional<Instant> oldestOpen() {
    return em.createQuery(
            "select min(l.firstAt) from DeadLetter l where l.status = :status", Instant.class)
        .setParameter("status", DeadLetterStatus.OPEN)
        .setMaxResults(1)
        .getResultStream()
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Keeps a message that the broker moved to the dead letters; once, however often it is read. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void keep(BrokerLetter read, String said) {
    if (known(read.letterId())) {
      return;
    }
    Channel channel = channels.ofAddress(read.queue()).orElse(null);
    em.persist(DeadLetter.undelivered(read, channel, cause(read, channel), said, clock.instant()));
  }

  private boolean known(String letterId) {
    return !em.createQuery("select l.id from DeadLetter l where l.letterId = :id", Long.class)
        .setParameter("id", letterId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static DeadLetterCause cause(BrokerLetter read, Channel channel) {
    if (read.expired()) {
      return DeadLetterCause.EXPIRED;
    }
    if (channel != null && channel.institutionId().isPresent()) {
      return DeadLetterCause.GIVEN_BACK;
    }
    return read.messageId() == null || read.messageType() == null
        ? DeadLetterCause.UNREADABLE
        : DeadLetterCause.NOT_TAKEN;
  }

  /** Those whose turn to go again it is, the oldest first. */
  List<DeadLetter> due() {
    return em.createQuery(
            "select l from DeadLetter l where l.status = :status order by l.id", DeadLetter.class)
        .setParameter("status", DeadLetterStatus.RETRYING)
        .setMaxResults(RETRIED_AT_ONCE)
        .getResultList();
  }

  /**
   * Promises anew what was never sent, or notes that the broker has it again. A letter that another
   * node has seen to is left alone.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void retried(long id) {
    DeadLetter letter = em.find(DeadLetter.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (letter.status() != DeadLetterStatus.RETRYING) {
      return;
    }
    if (letter.kind() == DeadLetterKind.UNSENT) {
      promiseAgain(letter);
    }
    letter.retried(clock.instant());
  }

  /** It could not go again: it is open again, so that those behind it have their turn. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void stopped(long id, String error) {
    DeadLetter letter = em.find(DeadLetter.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (letter.status() == DeadLetterStatus.RETRYING) {
      letter.stopped(error, clock.instant());
    }
  }

  /**
   * Promises a message again that was set aside: a new one, which names it, in the same channel.
   */
  private void promiseAgain(DeadLetter letter) {
    String promised = new String(letter.content().body(), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(promised))) {
      em.persist(
          OutboxMessage.promised(
              UUID.randomUUID().toString(),
              channels.require(letter.channelId().orElseThrow()),
              MessageType.valueOf(letter.messageType()),
              letter.handoffId(),
              reader.readObject(),
              letter.messageId(),
              clock.instant()));
    }
  }

  /**
   * Fills the gap that a given up message leaves in its institution's line. A number of an epoch
   * that is over, or that never was one, is nobody's gap.
   */
  private void sendVoid(DeadLetter letter) {
    Channel channel = letter.channelId().map(channels::require).orElse(null);
    if (channel != null && channel.gave(letter.epoch(), letter.sequence()) && wasOurs(letter)) {
      em.persist(OutboxMessage.voided(channel, letter, clock.instant()));
    }
  }

  /** Whether LAPOR sent this message under this number: others may have written it. */
  private boolean wasOurs(DeadLetter letter) {
    return !em.createNativeQuery(
            "select 1 from outbox_delivery where message_id = ?1 and channel_id = ?2"
                + " and epoch = ?3 and sequence = ?4 and handoff_id = ?5")
        .setParameter(1, letter.messageId())
        .setParameter(2, letter.channelId().orElseThrow())
        .setParameter(3, letter.epoch().orElseThrow())
        .setParameter(4, letter.sequence().orElseThrow())
        .setParameter(5, letter.handoffId())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
