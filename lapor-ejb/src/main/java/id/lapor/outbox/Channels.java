package id.lapor.outbox;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The channels: the portal's from the first migration on, others as institutions get theirs. */
@ApplicationScoped
public class Channels {

  /** More than there are institutions at the top of the tree (some 700). */
  private static final int AT_MOST = 2_000;

  /** By whose days ways of receiving begin: those of the register of institutions. */
  private static final ZoneId DAYS = ZoneId.of("Asia/Jakarta");

  private static final String SERVING =
      """
      select c.* from channel c left join institution a on a.id = c.institution_id
      where c.institution_id is null
        or c.institution_id = any (cast(string_to_array(trim(both '/' from
            (select i.path from institution i where i.id = ?1)), '/') as bigint[]))
          and exists (select 1 from receiving r where r.institution_id = c.institution_id
            and r.way <> 'PORTAL' and r.valid_from <= ?2
            and (r.valid_to is null or r.valid_to >= ?2))
      order by length(a.path) desc nulls last
      """;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Event<ChannelOpened> opened;
  @Inject Clock clock;

  /**
   * The channel by which an institution receives today: that of the nearest one, itself or above it
   * in the tree, that receives by a queue of its own, or else the portal's.
   */
  public Channel serving(Long institutionId) {
    List<?> found =
        em.createNativeQuery(SERVING, Channel.class)
            .setParameter(1, institutionId)
            .setParameter(2, Date.valueOf(LocalDate.ofInstant(clock.instant(), DAYS)))
            .setMaxResults(1)
            .getResultList();
    return found.stream()
        .map(Channel.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The portal's channel is missing"));
  }

  /** The channel of the institution's own, in use or not; empty when it never had one. */
  public Optional<Channel> own(long institutionId) {
    return em.createQuery(
            "select c from Channel c where c.institutionId = :institution", Channel.class)
        .setParameter("institution", institutionId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Which institutions these channels belong to, by channel; without the portal's. */
  public Map<Long, Long> owners(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return em.createQuery(
            "select c from Channel c where c.id in :ids and c.institutionId is not null",
            Channel.class)
        .setParameter("ids", ids)
        .setMaxResults(AT_MOST)
        .getResultStream()
        .collect(Collectors.toMap(Channel::id, channel -> channel.institutionId().orElseThrow()));
  }

  /** The channel with this address. */
  public Optional<Channel> ofAddress(String address) {
    return em.createQuery("select c from Channel c where c.address = :address", Channel.class)
        .setParameter("address", address)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * The channel of this id.
   *
   * @throws NotFound when there is none
   */
  public Channel require(long id) {
    Channel channel = em.find(Channel.class, id);
    if (channel == null) {
      throw new NotFound("No channel " + id);
    }
    return channel;
  }

  /**
   * Gives an institution a channel of its own, which serves it when it is to receive so.
   *
   * @throws RuleViolation {@code channel-code}, or {@code channel-exists} when it has one
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Channel open(long institutionId, String code) {
    Channel channel = Channel.of(institutionId, code);
    if (own(institutionId).isPresent()) {
      throw new RuleViolation("channel-exists", "The institution has a channel: " + code);
    }
    em.persist(channel);
    opened.fire(new ChannelOpened(channel.id(), channel.address()));
    return channel;
  }

  /** The addresses that the broker must have. */
  public List<String> addresses() {
    return em.createQuery("select c.address from Channel c order by c.id", String.class)
        .setMaxResults(AT_MOST)
        .getResultList();
  }
}
