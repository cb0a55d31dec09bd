package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.identity.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often something was sent to an address today, and whether it takes what is sent. Addresses
 * are known by a keyed hash alone, apart from reports and accounts, and are forgotten after a
 * while.
 */
@ApplicationScoped
public class NoticeAddresses {

  /** Other permanent failures than that nobody is there: so many of them, and it has failed. */
  static final int BOUNCES_THAT_COUNT = 3;

  private static final int DAYS_KEPT = 90;
  private static final int MOST_FORGOTTEN = 1_000;
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

  /** Nobody is there, the mailbox is closed, or the domain does not exist (RFC 3463). */
  private static final Pattern NOBODY = Pattern.compile("5\\.(1\\.(1|2|3|6|10)|2\\.1|4\\.4)");

  private static final Pattern PERMANENT = Pattern.compile("5\\.[0-9]{1,3}\\.[0-9]{1,3}");

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Keys keys;
  @Inject NoticeSettings settings;

  /** Whether the address has failed, so that nothing more is sent to it. */
  boolean isFailing(ContactChannel channel, String address) {
    return !em.createNativeQuery(
            "select 1 from notice_address where address_hash = ?1 and failing_since is not null")
        .setParameter(1, hash(channel, address))
        .getResultList()
        .isEmpty();
  }

  /** Counts one more today; false when the address has had as much as anybody gets a day. */
  boolean count(ContactChannel channel, String address, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, WIB);
    Number sent =
        (Number)
            em.createNativeQuery(
                    "insert into notice_address as n (address_hash, sent_on, sent_count, forget_on)"
                        + " values (?1, ?2, 1, ?3) on conflict (address_hash) do update set"
                        + " sent_count = case when n.sent_on = excluded.sent_on"
                        + " then n.sent_count + 1 else 1 end, sent_on = excluded.sent_on,"
                        + " forget_on = greatest(n.forget_on, excluded.forget_on)"
                        + " returning sent_count")
                .setParameter(1, hash(channel, address))
                .setParameter(2, Date.valueOf(today))
                .setParameter(3, Date.valueOf(today.plusDays(2)))
                .getSingleResult();
    return sent.intValue() <= settings.mostADay();
  }

  /**
   * Notes that something came back; whether the address counts as failed now.
   *
   * @param status as in RFC 3463, such as {@code 5.1.1}
   */
  boolean bounced(ContactChannel channel, String address, String status, Instant now) {
    if (!PERMANENT.matcher(status).matches()) {
      return false;
    }
    int weight = NOBODY.matcher(status).matches() ? BOUNCES_THAT_COUNT : 1;
    LocalDate today = LocalDate.ofInstant(now, WIB);
    return (Boolean)
        em.createNativeQuery(
                "insert into notice_address as n"
                    + " (address_hash, sent_on, sent_count, bounces, failing_since, forget_on)"
                    + " values (?1, ?2, 0, ?3, case when ?3 >= ?4 then cast(?5 as timestamptz) end,"
                    + " ?6) on conflict (address_hash) do update set"
                    + " bounces = n.bounces + excluded.bounces, forget_on = excluded.forget_on,"
                    + " failing_since = coalesce(n.failing_since,"
                    + " case when n.bounces + excluded.bounces >= ?4"
                    + " then cast(?5 as timestamptz) end)"
                    + " returning failing_since is not null")
            .setParameter(1, hash(channel, address))
            .setParameter(2, Date.valueOf(today))
            .setParameter(3, weight)
            .setParameter(4, BOUNCES_THAT_COUNT)
            .setParameter(5, Timestamp.from(now))
            .setParameter(6, Date.valueOf(today.plusDays(DAYS_KEPT)))
            .getSingleResult();
  }

  /** The address is tried again. */
  void forgive(ContactChannel channel, String address) {
    em.createNativeQuery(
            "update notice_address set failing_since = null, bounces = 0 where address_hash = ?1")
        .setParameter(1, hash(channel, address))
        .executeUpdate();
  }

  /** Forgets addresses that have had nothing for long, some at a time; how many. */
  int forget(Instant now) {
    return em.createNativeQuery(
            "delete from notice_address where address_hash in (select address_hash"
                + " from notice_address where forget_on < ?1 limit ?2 for update skip locked)")
        .setParameter(1, Date.valueOf(LocalDate.ofInstant(now, WIB)))
        .setParameter(2, MOST_FORGOTTEN)
        .executeUpdate();
  }

  /** The first moment of tomorrow at which people are written to again. */
  static Instant tomorrow(Instant now) {
    return LocalDate.ofInstant(now, WIB).plusDays(1).atTime(7, 0).atZone(WIB).toInstant();
  }

  private String hash(ContactChannel channel, String address) {
    Optional<String> normal = channel.normal(address);
    return keys.hash("notice-address", channel + " " + normal.orElse(""));
  }
}
