package id.lapor.outbox;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that went no further: nobody could send it, or nobody could take it. It waits for
 * somebody to let it go again or to give it up; then its body is deleted.
 */
@Entity
@Table(name = "dead_letter")
public class DeadLetter {

  /** The longest reason for giving one up, in characters. */
  public static final int MAX_REASON = 500;

  private static final int MAX_DETAIL = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "dead_letter_seq")
  @SequenceGenerator(
      name = "dead_letter_seq",
      sequenceName = "dead_letter_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "letter_id", nullable = false, length = 200)
  private String letterId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  private DeadLetterKind kind;

  @Column(name = "channel_id")
  private Long channelId;

  @Column(nullable = false, length = 100)
  private String queue;

  @Column(name = "message_id", length = 36)
  private String messageId;

  @Column(name = "message_type", length = 24)
  private String messageType;

  @Column(name = "handoff_id", length = 36)
  private String handoffId;

  private Integer epoch;

  private Long sequence;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 24)
  private DeadLetterCause cause;

  @Column(length = MAX_DETAIL)
  private String detail;

  @Column(nullable = false)
  private int attempts;

  @Column(name = "first_at", nullable = false)
  private Instant firstAt;

  @Column(name = "last_at", nullable = false)
  private Instant lastAt;

  @Embedded private LetterContent content;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private DeadLetterStatus status;

  @Column(name = "status_at", nullable = false)
  private Instant statusAt;

  @Column(length = MAX_REASON)
  private String reason;

  protected DeadLetter() {
    // for JPA
  }

  /** A message of the outbox that could not be sent. */
  static DeadLetter unsent(Channel channel, OutboxMessage message, String error, Instant now) {
    DeadLetter letter = new DeadLetter();
    letter.letterId = message.messageId();
    letter.kind = DeadLetterKind.UNSENT;
    letter.channelId = channel.id();
    letter.queue = channel.address();
    letter.messageId = message.messageId();
    letter.messageType = message.type().name();
    letter.handoffId = message.handoffId();
    letter.epoch = message.epoch().orElse(null);
    letter.sequence = message.sequence().orElse(null);
    letter.because(DeadLetterCause.SENDING_FAILED, error);
    letter.attempts = Math.max(1, channel.failures());
    letter.firstAt = message.promisedAt();
    letter.lastAt = now;
    letter.content = LetterContent.of(message);
    letter.become(DeadLetterStatus.OPEN, now);
    return letter;
  }

  /** A message that the broker moved to the dead letters. */
  static DeadLetter undelivered(
      BrokerLetter read, Channel channel, DeadLetterCause cause, String detail, Instant now) {
    DeadLetter letter = new DeadLetter();
    letter.letterId = read.letterId();
    letter.kind = DeadLetterKind.UNDELIVERED;
    letter.channelId = channel == null ? null : channel.id();
    letter.queue = read.queue();
    letter.messageId = read.messageId();
    letter.messageType = read.messageType();
    letter.handoffId = read.handoffId();
    letter.epoch = read.epoch();
    letter.sequence = read.sequence();
    letter.because(cause, detail);
    letter.attempts = read.attempts();
    letter.firstAt = read.sentAt().isAfter(now) ? now : read.sentAt();
    letter.lastAt = now;
    letter.content = LetterContent.of(read);
    letter.become(DeadLetterStatus.OPEN, now);
    return letter;
  }

  private void because(DeadLetterCause why, String text) {
    cause = why;
    detail = text == null || text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL);
  }

  /**
   * It is to go again.
   *
   * @throws RuleViolation {@code letter-settled} when that was decided, {@code letter-empty} when
   *     there is nothing to send
   */
  void retry(Instant now) {
    requireOpen();
    if (!content.sendable()) {
      throw new RuleViolation("letter-empty", "Nothing is left to be sent of " + letterId);
    }
    become(DeadLetterStatus.RETRYING, now);
  }

  /** It went again. */
  void retried(Instant now) {
    become(DeadLetterStatus.RETRIED, now);
    content.empty();
  }

  /** It could not go again, and waits for another decision. */
  void stopped(String error, Instant now) {
    because(cause, error);
    attempts++;
    lastAt = now;
    become(DeadLetterStatus.OPEN, now);
  }

  /**
   * It is given up.
   *
   * @throws RuleViolation {@code letter-settled}, {@code required} or {@code too-long}
   */
  void discard(String why, Instant now) {
    requireOpen();
    if (why == null || why.isBlank()) {
      throw new RuleViolation("required", "reason", "This field is required");
    }
    if (why.length() > MAX_REASON) {
      throw new RuleViolation(
          List.of(
              new FieldError(
                  "reason", "too-long", "At most " + MAX_REASON + " characters", MAX_REASON)));
    }
    reason = why.strip();
    become(DeadLetterStatus.DISCARDED, now);
    content.empty();
  }

  private void requireOpen() {
    if (status != DeadLetterStatus.OPEN) {
      throw new RuleViolation("letter-settled", "It is " + status + ": " + letterId);
    }
  }

  private void become(DeadLetterStatus next, Instant now) {
    status = next;
    statusAt = now;
  }

  /** The key. */
  long id() {
    return id;
  }

  /** Rises with each change. */
  long version() {
    return version;
  }

  /** How far it came. */
  DeadLetterKind kind() {
    return kind;
  }

  /** Its channel; empty when it came from the receipts, or from no queue that LAPOR knows. */
  Optional<Long> channelId() {
    return Optional.ofNullable(channelId);
  }

  /** The queue that it was for or came from. */
  String queue() {
    return queue;
  }

  /** The message's id; null when it has none that can be read. */
  String messageId() {
    return messageId;
  }

  /** What it says; null when that cannot be read. */
  String messageType() {
    return messageType;
  }

  /** The hand-off that it is about; null when that cannot be read. */
  String handoffId() {
    return handoffId;
  }

  /** The line of numbers that {@link #sequence} belongs to. */
  Optional<Integer> epoch() {
    return Optional.ofNullable(epoch);
  }

  /** The number that it went or was to go out under. */
  Optional<Long> sequence() {
    return Optional.ofNullable(sequence);
  }

  /** What lay in it. */
  LetterContent content() {
    return content;
  }

  /** What became of it. */
  DeadLetterStatus status() {
    return status;
  }

  /** What may be known of it: everything but its text. */
  public DeadLetterView view() {
    return new DeadLetterView(
        id,
        version,
        kind,
        status,
        channelId,
        queue,
        messageId,
        messageType,
        handoffId,
        cause,
        detail,
        attempts,
        firstAt,
        lastAt,
        content.length(),
        DeadLetterView.facts(content.body()),
        content.sendable(),
        statusAt,
        reason);
  }
}
