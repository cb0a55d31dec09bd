package id.lapor.outbox;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The channels: the portal's from the first migration on, others as institutions get theirs. */
@ApplicationScoped
public class Channels {

  /** More than there are institutions at the top of the tree (some 700). */
  private static final int AT_MOST = 2_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Event<ChannelOpened> opened;

  /** The channel of the institution's own, or else the portal's. */
  public Channel serving(Long institutionId) {
    return em.createQuery(
            "select c from Channel c where c.institutionId = :institution or c.code = :portal"
                + " order by case when c.institutionId is null then 1 else 0 end",
            Channel.class)
        .setParameter("institution", institutionId)
        .setParameter("portal", Channel.PORTAL)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The portal's channel is missing"));
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
   * Gives an institution a channel of its own; messages promised from now on go there.
   *
   * @throws RuleViolation {@code channel-code}, or {@code channel-exists} when it has one
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Channel open(long institutionId, String code) {
    Channel channel = Channel.of(institutionId, code);
    if (serving(institutionId).institutionId().isPresent()) {
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
