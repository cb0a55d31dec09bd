package id.lapor.outbox;

import id.lapor.shared.RuleViolation;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The numbered line of messages to one institution, or to the portal for all that have none of
 * their own.
 *
 * <p>Messages of a channel carry consecutive numbers from 1, anew in each epoch. Whoever numbers or
 * sends holds the row, so there is one sender at a time whatever the number of nodes.
 */
@Entity
@Table(name = "channel")
public class Channel {

  /** Code of the channel that serves every institution without one of its own. */
  public static final String PORTAL = "portal";

  /** What all addresses of channels begin with. */
  public static final String ADDRESS_PREFIX = "handoff.";

  private static final JsonBuilderFactory WRITING = Json.createBuilderFactory(Map.of());

  private static final int MAX_ERROR = 500;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** How long a full queue is left alone before it is counted again. */
  private static final Duration COUNTED_AGAIN = Duration.ofSeconds(5);

  /** What is held back goes on when so much of the limit, in percent, is left in the queue. */
  private static final int LOWER_MARK = 75;

  /** Codes whose queues the system itself uses. */
  private static final Set<String> TAKEN = Set.of(PORTAL, "dead", "receipts");

  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{2,40}");

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "channel_seq")
  @SequenceGenerator(name = "channel_seq", sequenceName = "channel_seq", allocationSize = 50)
  private Long id;

  @Column(nullable = false, length = 40)
  private String code;

  @Column(name = "institution_id")
  private Long institutionId;

  @Column(nullable = false, length = 48)
  private String address;

  @Column(nullable = false)
  private int epoch;

  @Column(name = "next_sequence", nullable = false)
  private long nextSequence;

  @Column(nullable = false)
  private int failures;

  @Column(name = "retry_at")
  private Instant retryAt;

  @Column(name = "last_error", length = MAX_ERROR)
  private String lastError;

  @Column private Integer room;

  @Column(name = "held_since")
  private Instant heldSince;

  protected Channel() {
    // for JPA
  }

  /**
   * A channel of an institution's own; its queue is {@code handoff.} and the code.
   *
   * @throws RuleViolation {@code channel-code} when the code is not one of an institution or is one
   *     that the system itself uses
   */
  static Channel of(long institutionId, String code) {
    if (!CODE.matcher(code).matches() || TAKEN.contains(code)) {
      throw new RuleViolation("channel-code", "code", "Not a code for a channel: " + code);
    }
    Channel channel = new Channel();
    channel.code = code;
    channel.institutionId = institutionId;
    channel.address = ADDRESS_PREFIX + code;
    channel.epoch = 1;
    channel.nextSequence = 1;
    return channel;
  }

  /**
   * What is said in this channel about a hand-off: {@code institution} is whose channel it is, and
   * {@code unit} the one below it that the hand-off is for. The portal has everybody's hand-offs.
   */
  JsonObject addressed(long forInstitution, JsonObject payload) {
    if (institutionId == null || institutionId == forInstitution) {
      return payload;
    }
    JsonValue unit = payload.get("institution");
    return WRITING
        .createObjectBuilder(payload)
        .add("institution", code)
        .add("unit", unit == null ? JsonValue.NULL : unit)
        .build();
  }

  /** Whether this is a number that the channel gave in the epoch that is now. */
  boolean gave(Optional<Integer> ofEpoch, Optional<Long> number) {
    return ofEpoch.filter(one -> one == epoch).isPresent()
        && number.filter(one -> one < nextSequence).isPresent();
  }

  /** Sending failed: the channel rests for a second, after each further failure twice as long. */
  void failed(String error, Instant now) {
    long pause = Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(failures, 6));
    failures++;
    retryAt = now.plusSeconds(pause);
    lastError = error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) : error;
  }

  /**
   * The broker said how many messages lie in the queue. A full one takes nothing more until it has
   * been emptied to three quarters of the limit: what is promised meanwhile waits in the outbox.
   *
   * @param limit most messages that may lie in the queue
   */
  void counted(long waiting, int limit, Instant now) {
    long mark = heldSince == null ? limit - 1L : (long) limit * LOWER_MARK / 100;
    if (waiting > mark) {
      room = 0;
      heldSince = heldSince == null ? now : heldSince;
      retryAt = now.plus(COUNTED_AGAIN);
    } else {
      room = (int) (limit - waiting);
      if (heldSince != null && failures == 0) {
        retryAt = null;
      }
      heldSince = null;
    }
  }

  /** So many more lie in the queue; the portal's is not counted. */
  void filled(int messages) {
    if (room != null) {
      room = Math.max(0, room - messages);
    }
  }

  /** What held the channel made way: it need not rest. */
  void rested(Instant now) {
    retryAt = now;
  }

  /** A batch was sent; earlier failures are over. */
  void succeeded() {
    failures = 0;
    retryAt = null;
    lastError = null;
  }

  /** The surrogate key. */
  public Long id() {
    return id;
  }

  /** {@link #PORTAL}, or the code of the institution. */
  public String code() {
    return code;
  }

  /** The institution whose channel it is; empty for the portal's. */
  public Optional<Long> institutionId() {
    return Optional.ofNullable(institutionId);
  }

  /** The address and the queue of the same name at the broker. */
  public String address() {
    return address;
  }

  /** How often in a row sending has failed; 0 when all is well. */
  public int failures() {
    return failures;
  }

  /** When it is looked at again; empty when nothing failed and nothing is held back. */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }

  /** Why sending failed the last time; empty when nothing failed. */
  public Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  /**
   * How many more messages may be sent before the queue is counted; empty when it never was, or
   * when there is no limit.
   */
  Optional<Integer> room() {
    return Optional.ofNullable(room);
  }

  /** Since when messages are held back because the queue is full; empty when they are not. */
  public Optional<Instant> heldSince() {
    return Optional.ofNullable(heldSince);
  }

  /** The line of numbers that messages get now, from 1; each restoration begins the next. */
  public int epoch() {
    return epoch;
  }

  /** The number that the next message will get in this epoch, from 1. */
  public long nextSequence() {
    return nextSequence;
  }
}
