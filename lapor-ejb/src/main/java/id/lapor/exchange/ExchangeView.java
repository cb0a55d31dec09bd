package id.lapor.exchange;

import id.lapor.outbox.QueueLine;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the exchange with institutions goes.
 *
 * @param troubled channels that fail, whose queue is full, or that nobody reads though something
 *     waits; at most 50
 * @param lines a page of all channels, by code
 * @param next where the next page begins, or null
 * @param silentAfter minutes after which an institution that takes nothing is called silent
 * @param queueLimit most messages that lie in an institution's queue
 * @param owners whose channels they are, by institution
 * @param receipts when the system of each institution sent a receipt last; without those that never
 *     did
 */
public record ExchangeView(
    List<QueueLine> troubled,
    List<QueueLine> lines,
    String next,
    long silentAfter,
    int queueLimit,
    Map<Long, DeadLetterPage.Owner> owners,
    Map<Long, Instant> receipts)
    implements Serializable {}
