package id.lapor.outbox;

import static java.util.stream.Collectors.joining;

import id.lapor.shared.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How much more may go into the queues of institutions. A system that is away for long does not
 * fill the broker: what is more than the limit waits in the outbox, in order, and goes on by itself
 * once the queue has been emptied to three quarters of it.
 *
 * <p>A channel remembers how much room its queue had when it was counted, less what was sent since;
 * the broker is asked again when that is used up, and not before. What was taken meanwhile makes
 * the room larger than it is known to be, never smaller. The portal's queue has no limit.
 */
@ApplicationScoped
public class QueueRooms {

  private static final int USUAL_LIMIT = 10_000;

  private static final String HELD =
      """
      select * from channel where id = any (cast(string_to_array(?1, ',') as bigint[]))
      order by id for no key update skip locked
      """;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /** Most messages that lie in the queue of one institution; more by some batches at most. */
  public static int limit() {
    String messages = InstallationSettings.value("lapor.queue.limit");
    if (messages == null) {
      return USUAL_LIMIT;
    }
    if (!messages.matches("[1-9][0-9]{0,6}")) {
      throw InstallationSettings.wrong("lapor.queue.limit", "must be a number of messages");
    }
    return Integer.parseInt(messages);
  }

  /** Which of these have to be counted before anything more is sent. */
  List<Long> usedUp(Collection<Long> channels) {
    return channels.isEmpty()
        ? List.of()
        : em.createQuery(
                "select c.id from Channel c where c.id in :ids and c.institutionId is not null"
                    + " and (c.room is null or c.room <= 0 or c.room > :limit)",
                Long.class)
            .setParameter("ids", channels)
            .setParameter("limit", limit())
            .setMaxResults(channels.size())
            .getResultList();
  }

  /**
   * Notes what the broker says of their queues. A queue that it does not name is empty, and a
   * channel that somebody else serves just now is theirs to count.
   *
   * @return those whose queue is full: nothing is sent to them for now
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  List<Long> counted(Collection<Long> channels, Map<String, QueueFigures> figures) {
    List<?> held =
        em.createNativeQuery(HELD, Channel.class)
            .setParameter(1, channels.stream().map(String::valueOf).collect(joining(",")))
            .setMaxResults(channels.size())
            .getResultList();
    return held.stream()
        .map(Channel.class::cast)
        .filter(channel -> isFull(channel, figures.get(channel.address())))
        .map(Channel::id)
        .toList();
  }

  private boolean isFull(Channel channel, QueueFigures said) {
    channel.counted(said == null ? 0 : said.waiting(), limit(), clock.instant());
    return channel.heldSince().isPresent();
  }
}
