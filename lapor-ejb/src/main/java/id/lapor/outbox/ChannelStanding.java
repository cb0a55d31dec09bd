package id.lapor.outbox;

import java.io.Serializable;

/**
 * How the messages of one channel stand.
 *
 * @param code of the institution, or {@link Channel#PORTAL}
 * @param waiting messages promised and not sent, of the oldest 10,000 of all channels
 * @param oldestSeconds how long the first of them waits; 0 when none does
 * @param failures attempts that failed one after the other, up to the last one
 */
public record ChannelStanding(String code, long waiting, long oldestSeconds, int failures)
    implements Serializable {}
