package id.lapor.outbox;

import id.lapor.shared.SqlTime;
import java.io.Serializable;
import java.time.Instant;

/**
 * How one channel stands between LAPOR and whoever reads its queue.
 *
 * @param code of the institution, or {@link Channel#PORTAL}
 * @param institutionId whose it is; null for the portal's
 * @param failures attempts to send that failed one after the other, up to the last one
 * @param error what the last of them said, or null
 * @param backlog messages promised and not sent, counted to {@link ChannelStanding#COUNTED_TO} and
 *     one more
 * @param oldest since when the first of them waits, or null
 * @param promised messages promised in the last hour, of those that wait the newest 2,000 at most
 * @param sent messages that left in the last hour
 * @param waiting messages in the queue at the last look, or null when nobody has looked
 * @param consumers how many read it then
 * @param lookedAt when that was, or null
 * @param consumedAt when something was last seen to be taken, or null
 * @param silentSince since when nothing is taken of what waits, or null
 * @param heldSince since when the queue is full and messages wait at LAPOR for that, or null
 */
public record QueueLine(
    String code,
    Long institutionId,
    int failures,
    String error,
    long backlog,
    Instant oldest,
    long promised,
    long sent,
    Long waiting,
    Integer consumers,
    Instant lookedAt,
    Instant consumedAt,
    Instant silentSince,
    Instant heldSince)
    implements Serializable {

  static QueueLine of(Object[] row) {
    return new QueueLine(
        (String) row[0],
        row[1] == null ? null : number(row[1]),
        (int) number(row[2]),
        (String) row[3],
        number(row[9]),
        SqlTime.instant(row[10]),
        number(row[11]) + number(row[13]),
        number(row[12]),
        row[4] == null ? null : number(row[4]),
        row[5] == null ? null : (int) number(row[5]),
        SqlTime.instant(row[6]),
        SqlTime.instant(row[7]),
        SqlTime.instant(row[8]),
        SqlTime.instant(row[14]));
  }

  private static long number(Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  /** Whether more wait at LAPOR than were counted. */
  public boolean more() {
    return backlog > ChannelStanding.COUNTED_TO;
  }

  /** Whether nobody takes what waits. */
  public boolean silent() {
    return silentSince != null;
  }

  /** Whether the queue is full, so that what is promised waits at LAPOR. */
  public boolean held() {
    return heldSince != null;
  }

  /** Whether sending fails. */
  public boolean failing() {
    return failures > 0;
  }

  /** Whether somebody reads the queue, as far as LAPOR looked. */
  public boolean connected() {
    return consumers != null && consumers > 0;
  }

  /** Whether the broker was asked about it. */
  public boolean looked() {
    return lookedAt != null;
  }
}
