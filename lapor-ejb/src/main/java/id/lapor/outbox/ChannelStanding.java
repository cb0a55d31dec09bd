package id.lapor.outbox;

import java.io.Serializable;

/**
 * How the messages of one channel stand.
 *
 * @param code of the institution, or {@link Channel#PORTAL}
 * @param waiting messages promised and not sent, counted to {@link #COUNTED_TO} and one more
 * @param oldestSeconds how long the first of them waits; 0 when none does
 * @param failures attempts that failed one after the other, up to the last one
 * @param held whether its queue is full, so that they wait for that
 */
public record ChannelStanding(
    String code, long waiting, long oldestSeconds, int failures, boolean held)
    implements Serializable {

  /** Beyond this it is only known that more wait. */
  public static final int COUNTED_TO = OutboxBacklog.CHANNEL_COUNTED_TO;

  /** Whether more wait than were counted. */
  public boolean more() {
    return waiting > COUNTED_TO;
  }
}
