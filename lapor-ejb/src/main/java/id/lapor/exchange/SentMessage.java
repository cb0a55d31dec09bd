package id.lapor.exchange;

import id.lapor.outbox.Channel;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.OutboxMessage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * A message to an institution's own queue, in the very bytes and with the signature that went out.
 *
 * <p>It is written when the message has its number, before it is sent the first time, and sent
 * again unchanged. An erasure takes the body; hash and signature stay, so that whoever has the
 * bytes can still prove them.
 */
@Entity
@Table(name = "sent_message")
public class SentMessage {

  @Id
  @Column(name = "message_id", length = 36)
  private String messageId;

  @Column(name = "channel_id", nullable = false, updatable = false)
  private long channelId;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private long institutionId;

  @Column(name = "handoff_id", nullable = false, length = 36, updatable = false)
  private String handoffId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 24)
  private MessageType kind;

  @Column(nullable = false, updatable = false)
  private int epoch;

  @Column(nullable = false, updatable = false)
  private long sequence;

  private byte[] body;

  @Column(name = "body_sha256", nullable = false, length = 64)
  private String bodySha256;

  @Column(nullable = false, length = 300)
  private String signature;

  @Column(name = "sent_at", nullable = false)
  private Instant sentAt;

  @Column(name = "erased_at")
  private Instant erasedAt;

  protected SentMessage() {
    // for JPA
  }

  /**
   * A numbered message as it goes out.
   *
   * @param channel an institution's own
   * @param signature compact JWS over exactly these bytes, without them
   * @param sentAt what the body says
   */
  static SentMessage of(
      Channel channel, OutboxMessage message, byte[] body, String signature, Instant sentAt) {
    SentMessage sent = new SentMessage();
    sent.messageId = message.messageId();
    sent.channelId = channel.id();
    sent.institutionId = channel.institutionId().orElseThrow();
    sent.handoffId = message.handoffId();
    sent.epoch = message.epoch().orElseThrow();
    sent.sequence = message.sequence().orElseThrow();
    sent.says(message.type(), body, signature, sentAt);
    return sent;
  }

  /** The message was given up before it went out: its number says nothing now. */
  void says(MessageType nowKind, byte[] nowBody, String nowSignature, Instant at) {
    kind = nowKind;
    body = nowBody.clone();
    bodySha256 = ArrivedReceipt.sha256(nowBody);
    signature = nowSignature;
    sentAt = at;
    erasedAt = null;
  }

  /** The key by which receivers and receipts name it: a UUID. */
  public String messageId() {
    return messageId;
  }

  /** The line of numbers in which it went. */
  public long channelId() {
    return channelId;
  }

  /** Whose queue it went to: the institution that has to sign the receipts. */
  public long institutionId() {
    return institutionId;
  }

  /** The hand-off that it is about: a UUID. */
  public String handoffId() {
    return handoffId;
  }

  /** What it says. */
  public MessageType kind() {
    return kind;
  }

  /** Its line of numbers, from 1: another one after a restoration. */
  public int epoch() {
    return epoch;
  }

  /** Its number within the channel's epoch, from 1. */
  public long sequence() {
    return sequence;
  }

  /** What went out; empty after an erasure. */
  public Optional<byte[]> body() {
    return Optional.ofNullable(body).map(byte[]::clone);
  }

  /** SHA-256 of the body in lower-case hexadecimal digits; it outlives the body. */
  public String bodySha256() {
    return bodySha256;
  }

  /** Compact JWS over the body, without it (RFC 7515, appendix F). */
  public String signature() {
    return signature;
  }

  /** When it was put into these bytes, as they say themselves. */
  public Instant sentAt() {
    return sentAt;
  }

  /** When the body was erased; empty while it is kept. */
  public Optional<Instant> erasedAt() {
    return Optional.ofNullable(erasedAt);
  }
}
