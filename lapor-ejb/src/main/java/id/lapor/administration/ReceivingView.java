package id.lapor.administration;

import id.lapor.outbox.ReceivingWay;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How an institution receives hand-offs, and what a change would move.
 *
 * @param code of the institution
 * @param name the official name
 * @param nameEn the name in English
 * @param way what holds today
 * @param ways what was set, the latest first
 * @param seen which setting was the last, 0 for none: a change is decided on it
 * @param queue name of its queue, or null when it never had one
 * @param units institutions below it that receive with it, as they have no queue of their own today
 * @param openHandoffs open hand-offs of it and of those units, which stay where they were sent
 * @param unsent messages that wait to be sent to it by the way that holds today
 * @param keys keys of its system that are valid now or later
 * @param accounts of its system, the latest first
 */
public record ReceivingView(
    String code,
    String name,
    String nameEn,
    ReceivingWay way,
    List<Way> ways,
    long seen,
    String queue,
    long units,
    long openHandoffs,
    long unsent,
    long keys,
    List<Account> accounts)
    implements Serializable {

  /** A way from a day on, to a last day or null. */
  public record Way(ReceivingWay way, LocalDate from, LocalDate to) implements Serializable {}

  /**
   * An account of its system at the broker.
   *
   * @param rotatedAt when its secret was last changed, or null
   * @param endsAt from when on it signs in no more, as its channel ends; or null
   * @param revokedAt since when it signs in no more, or null
   * @param settled whether the broker was told of the last change
   */
  public record Account(
      int number,
      long version,
      String login,
      Instant createdAt,
      Instant rotatedAt,
      Instant endsAt,
      Instant revokedAt,
      boolean settled)
      implements Serializable {

    /** Whether it is not revoked. */
    public boolean live() {
      return revokedAt == null;
    }
  }

  /** How many accounts of its system are not revoked. */
  public long liveAccounts() {
    return accounts.stream().filter(Account::live).count();
  }

  /** Whether it has a queue, in use or not. */
  public boolean hasQueue() {
    return queue != null;
  }

  /** The number of the next account. */
  public int nextAccount() {
    return accounts.isEmpty() ? 1 : accounts.get(0).number() + 1;
  }
}
