package id.lapor.report;

import java.time.Instant;

/**
 * One event of a report as its hash covers it: whoever has these facts can check the chain, or
 * write it, without the classes that keep events.
 *
 * @param report digits of the tracking id
 * @param sequence position in the report's chain, from 1
 * @param type name of the {@link EventType}
 * @param at when, to the microsecond
 * @param actor account of the officer, {@code reporter} or {@code system}
 * @param role the role in which they acted
 * @param institution code of the institution in whose name they acted, or null
 * @param handoff id of the hand-off it concerns, or null
 * @param data facts as canonical JSON
 * @param contentDigest of the free text that goes with it, or null
 * @param previousHash of the event before it, {@link #NO_PREVIOUS} for the first
 */
public record ChainedEvent(
    String report,
    int sequence,
    String type,
    Instant at,
    String actor,
    String role,
    String institution,
    String handoff,
    String data,
    String contentDigest,
    String previousHash) {

  /** What the first event of a report has in the place of a previous hash. */
  public static final String NO_PREVIOUS = "0".repeat(64);

  /** SHA-256, in hex, over the canonical form of this event and the hash before it. */
  public String hash() {
    return EventChain.hash(this);
  }
}
