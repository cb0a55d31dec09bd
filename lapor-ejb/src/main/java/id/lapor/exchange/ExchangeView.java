package id.lapor.exchange;

import id.lapor.outbox.QueueLine;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How the exchange with institutions goes.
 *
 * @param troubled channels that fail, or that nobody reads though something waits; at most 50
 * @param lines a page of all channels, by code
 * @param next where the next page begins, or null
 * @param silentAfter minutes after which an institution that takes nothing is called silent
 * @param owners whose channels they are, by institution
 */
public record ExchangeView(
    List<QueueLine> troubled,
    List<QueueLine> lines,
    String next,
    long silentAfter,
    Map<Long, DeadLetterPage.Owner> owners)
    implements Serializable {}
