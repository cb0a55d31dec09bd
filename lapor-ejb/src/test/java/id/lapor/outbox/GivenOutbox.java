package id.lapor.outbox;

import id.lapor.shared.ObservedEvent;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Promised messages, for tests of other features. */
public final class GivenOutbox {

  private GivenOutbox() {}

  public static Channels channels(EntityManager em, Clock clock) {
    Channels channels = new Channels();
    channels.em = em;
    channels.opened = new ObservedEvent<>(opened -> {});
    channels.clock = clock;
    return channels;
  }

  public static Outbox outbox(EntityManager em, Clock clock) {
    Outbox outbox = new Outbox();
    outbox.em = em;
    outbox.channels = channels(em, clock);
    outbox.clock = clock;
    return outbox;
  }

  public static Receivings receivings(EntityManager em, Clock clock) {
    Receivings receivings = new Receivings();
    receivings.em = em;
    receivings.channels = channels(em, clock);
    receivings.clock = clock;
    return receivings;
  }

  public static QueueAccounts accounts(EntityManager em, Clock clock) {
    QueueAccounts accounts = new QueueAccounts();
    accounts.em = em;
    accounts.channels = channels(em, clock);
    accounts.clock = clock;
    return accounts;
  }

  /** Logins with which the embedded broker lets somebody in. */
  @SuppressWarnings("unchecked")
  public static List<String> logins(EntityManager em, String code) {
    em.flush();
    return em.createNativeQuery("select login from queue_login where login like ?1 order by 1")
        .setParameter(1, code + ".%")
        .getResultList();
  }

  /** From today on an institution receives so. */
  public static void receives(
      EntityManager em, long institution, String code, ReceivingWay way, Clock clock) {
    Receivings receivings = receivings(em, clock);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Jakarta"));
    receivings.set(institution, code, way, today, today);
    em.flush();
  }

  /** What waits in an institution's own channel: type, hand-off, payload, what it repeats. */
  @SuppressWarnings("unchecked")
  public static List<Object[]> waiting(EntityManager em, long institution) {
    em.flush();
    return em.createNativeQuery(
            "select m.type, m.handoff_id, m.payload, m.repeats, m.message_id from outbox_message m"
                + " join channel c on c.id = m.channel_id where c.institution_id = ?1 order by m.id")
        .setParameter(1, institution)
        .getResultList();
  }
}
