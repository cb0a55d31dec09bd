package id.lapor.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.lapor.shared.NotFound;
import id.lapor.watch.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The promised messages that wait for a number or for the broker.
 *
 * <p>Numbering and sending are two transactions, and each holds the channel. Were they one, a crash
 * after the broker's commit would undo the numbers, and the same messages would go out again under
 * others.
 */
@ApplicationScoped
class OutboxMessages {

  /** How many messages are numbered, or sent in one session, at a time. */
  static final int BATCH = 200;

  /**
   * How often a message is tried, for some four minutes, before it is set aside. The broker itself
   * being away is not an attempt.
   */
  static final int ATTEMPTS = 10;

  private static final int MAX_CHANNELS = 1_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Channels channels;
  @Inject Composing composing;
  @Inject Event<MessagesSent> sent;
  @Inject Clock clock;

  /** The channels with messages to number or to send, without those that rest after a failure. */
  List<Long> waitingChannels() {
    return em.createQuery(
            "select c.id from Channel c where (c.retryAt is null or c.retryAt <= :now)"
                + " and exists (select m.id from OutboxMessage m where m.channelId = c.id)"
                + " order by c.id",
            Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(MAX_CHANNELS)
        .getResultList();
  }

  /**
   * Gives the next numbers of the channel to its unnumbered messages, at most {@link #BATCH}.
   *
   * @return how many got one; 0 too when somebody else holds the channel
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  int stamp(long channelId) {
    if (!hold(channelId)) {
      return 0;
    }
    int stamped =
        em.createNativeQuery(
                "with fresh as (select id, row_number() over (order by id) - 1 as place"
                    + " from (select id from outbox_message"
                    + " where channel_id = ?1 and sequence is null order by id limit ?2) as first)"
                    + " update outbox_message m"
                    + " set epoch = c.epoch, sequence = c.next_sequence + f.place"
                    + " from fresh f, channel c where m.id = f.id and c.id = m.channel_id")
            .setParameter(1, channelId)
            .setParameter(2, BATCH)
            .executeUpdate();
    em.createNativeQuery("update channel set next_sequence = next_sequence + ?2 where id = ?1")
        .setParameter(1, channelId)
        .setParameter(2, stamped)
        .executeUpdate();
    return stamped;
  }

  /**
   * Has the oldest numbered messages of an institution's own channel put into the bytes in which
   * they go out, those that {@link #deliver} takes next. What has its bytes keeps them, so that
   * sending again says the same. The portal's messages need none.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void compose(long channelId) {
    Channel channel = channels.require(channelId);
    if (channel.institutionId().isPresent() && hold(channelId)) {
      List<OutboxMessage> batch = stamped(channel);
      if (!batch.isEmpty()) {
        composing.compose(channel, batch);
      }
    }
  }

  /**
   * Hands the oldest numbered messages of the channel to the carrier, in order, and strikes them
   * off once it has come back. After a failure they go one by one, so that the one that cannot be
   * sent is the one that stays.
   *
   * @param carrier takes the address and the messages, and returns when the broker has committed
   *     them; what it throws leaves every message where it was
   * @return how many were carried; 0 too when somebody else holds the channel
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  int deliver(long channelId, BiConsumer<String, List<OutgoingMessage>> carrier) {
    if (!hold(channelId)) {
      return 0;
    }
    Channel channel = channels.require(channelId);
    Instant sentAt = clock.instant();
    List<OutgoingMessage> outgoing = outgoing(channel, stamped(channel), sentAt);
    if (outgoing.isEmpty()) {
      return 0;
    }
    carrier.accept(channel.address(), outgoing);
    List<OutboxMessage> batch = outgoing.stream().map(OutgoingMessage::message).toList();
    strikeOff(channelId, batch, sentAt);
    channel.filled(batch.size());
    if (channel.failures() > 0) {
      channel.succeeded();
    }
    batch.stream()
        .collect(Collectors.groupingBy(OutboxMessage::type, Collectors.counting()))
        .forEach((type, count) -> Figures.count("lapor.messages.sent", count, "type", type.name()));
    sent.fire(new MessagesSent(batch.stream().map(OutboxMessages::sent).toList(), sentAt));
    return batch.size();
  }

  private static MessagesSent.Sent sent(OutboxMessage message) {
    return new MessagesSent.Sent(message.handoffId(), message.messageId(), message.type());
  }

  /**
   * Notes that a batch of the channel could not be sent, and lets the channel rest.
   *
   * @return how often in a row that has happened
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  int failed(long channelId, String error) {
    Channel channel = channels.require(channelId);
    channel.failed(error, clock.instant());
    if (channel.failures() == ATTEMPTS) {
      setAside(channel, error);
    }
    return channel.failures();
  }

  /**
   * The message that holds its channel makes way: it lies among the dead letters from now on, and
   * its number goes out as {@code VOID}. If even that cannot be sent, nothing more is set aside: it
   * is the channel that is at fault, and not its messages.
   */
  private void setAside(Channel channel, String error) {
    for (OutboxMessage first : stamped(channel)) {
      if (first.type() != MessageType.VOID) {
        em.persist(DeadLetter.unsent(channel, first, error, clock.instant()));
        first.discard();
        channel.rested(clock.instant());
        Figures.count("lapor.messages.dead");
      }
    }
  }

  /**
   * Gives a message up. A number that it has is not lost: it goes out as {@code VOID}, so that the
   * receiver sees no gap.
   *
   * @throws NotFound when it is not in the outbox, or no longer
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void discard(String messageId) {
    em.createNativeQuery(
            "select id from channel where id ="
                + " (select channel_id from outbox_message where message_id = ?1)"
                + " for no key update")
        .setParameter(1, messageId)
        .setMaxResults(1)
        .getResultList();
    OutboxMessage message =
        em.createQuery("select m from OutboxMessage m where m.messageId = :id", OutboxMessage.class)
            .setParameter("id", messageId)
            .setMaxResults(1)
            .getResultStream()
            .findFirst()
            .orElseThrow(() -> new NotFound("No waiting message " + messageId));
    if (message.sequence().isPresent()) {
      message.discard();
    } else {
      em.remove(message);
    }
  }

  /**
   * Holds the channel until the transaction ends, unless somebody else does. JPA has no word for
   * it. A weaker lock than "for update", which would wait for every transaction that is promising:
   * their rows refer to the channel.
   */
  private boolean hold(long channelId) {
    return !em.createNativeQuery(
            "select id from channel where id = ?1 for no key update skip locked")
        .setParameter(1, channelId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * No more than the queue has room for, and after a failure one alone, so that the one that cannot
   * be sent is the one that stays.
   */
  private List<OutboxMessage> stamped(Channel channel) {
    int most = Math.min(channel.failures() == 0 ? BATCH : 1, channel.room().orElse(BATCH));
    if (most == 0) {
      return List.of();
    }
    return em.createQuery(
            "select m from OutboxMessage m where m.channelId = :channel and m.sequence is not null"
                + " order by m.epoch, m.sequence",
            OutboxMessage.class)
        .setParameter("channel", channel.id())
        .setMaxResults(most)
        .getResultList();
  }

  /** Up to the first that has no bytes yet: nothing overtakes it. */
  private List<OutgoingMessage> outgoing(
      Channel channel, List<OutboxMessage> batch, Instant sentAt) {
    if (channel.institutionId().isEmpty()) {
      return batch.stream()
          .map(m -> new OutgoingMessage(m, m.says(sentAt).toString().getBytes(UTF_8), null))
          .toList();
    }
    Map<String, Composing.Composed> composed =
        composing.composed(batch.stream().map(OutboxMessage::messageId).toList());
    return batch.stream()
        .takeWhile(m -> says(composed.get(m.messageId()), m.type()))
        .map(m -> outgoing(m, composed.get(m.messageId())))
        .toList();
  }

  private static boolean says(Composing.Composed composed, MessageType type) {
    return composed != null && composed.kind() == type;
  }

  private static OutgoingMessage outgoing(OutboxMessage message, Composing.Composed composed) {
    return new OutgoingMessage(message, composed.body(), composed.signature());
  }

  private void strikeOff(long channelId, List<OutboxMessage> batch, Instant sentAt) {
    OutboxMessage first = batch.get(0);
    OutboxMessage last = batch.get(batch.size() - 1);
    em.createNativeQuery(
            "with struck as (delete from outbox_message where channel_id = ?1"
                + " and (epoch, sequence) >= (?2, ?3) and (epoch, sequence) <= (?4, ?5)"
                + " returning *) insert into outbox_delivery (message_id, channel_id, epoch,"
                + " sequence, type, handoff_id, promised_at, sent_at)"
                + " select message_id, channel_id, epoch, sequence, type, handoff_id, promised_at,"
                + " cast(?6 as timestamptz) from struck")
        .setParameter(1, channelId)
        .setParameter(2, first.epoch().orElseThrow())
        .setParameter(3, first.sequence().orElseThrow())
        .setParameter(4, last.epoch().orElseThrow())
        .setParameter(5, last.sequence().orElseThrow())
        .setParameter(6, Timestamp.from(sentAt))
        .executeUpdate();
  }
}
