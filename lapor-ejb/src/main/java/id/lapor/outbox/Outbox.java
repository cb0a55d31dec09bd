package id.lapor.outbox;

import id.lapor.shared.RuleViolation;
import id.lapor.watch.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;

/**
 * Promises a message in the caller's transaction; the relay keeps the promise.
 *
 * <p>A payload is codes, ids, numbers and times. It never names a citizen and never quotes the
 * report: queues are read by others and kept by others.
 */
@ApplicationScoped
public class Outbox {

  /** Codes and numbers need no more; what a report says is put in when the message is sent. */
  static final int MAX_PAYLOAD_BYTES = 16_384;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Channels channels;
  @Inject Clock clock;

  /**
   * Promises a message to whoever serves the institution.
   *
   * @param institutionId the institution that the hand-off is for
   * @param type what the message says
   * @param handoffId UUID of the hand-off
   * @param payload what the type needs besides, {@code institution} among it; none of the
   *     envelope's names
   * @return the message id
   * @throws RuleViolation {@code message-too-large}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String promise(
      Long institutionId, MessageType type, String handoffId, JsonObject payload) {
    return write(institutionId, channels.serving(institutionId), type, handoffId, payload, null);
  }

  /**
   * Promises a new message that says again what an earlier one said.
   *
   * @param repeats the message id of the earlier one
   * @return the message id of the new one
   * @throws RuleViolation {@code message-too-large}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String promiseAgain(
      Long institutionId, MessageType type, String handoffId, JsonObject payload, String repeats) {
    return write(institutionId, channels.serving(institutionId), type, handoffId, payload, repeats);
  }

  /**
   * Promises an answer to what the system of an institution has sent. It goes to the institution's
   * own queue, by whatever way hand-offs reach the institution today.
   *
   * @param repeats the message id of the answer that is given again, or null
   * @return the message id
   * @throws RuleViolation {@code message-too-large}, or {@code no-queue}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String answer(
      long institutionId, MessageType type, String handoffId, JsonObject payload, String repeats) {
    Channel own =
        channels
            .own(institutionId)
            .orElseThrow(() -> new RuleViolation("no-queue", "It has no queue of its own"));
    return write(institutionId, own, type, handoffId, payload, repeats);
  }

  /**
   * Promises a message to the system that serves the institution; nothing is promised where the
   * portal alone does, since whoever works there sees it.
   *
   * @throws RuleViolation {@code message-too-large}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void tellSystem(
      Long institutionId, MessageType type, String handoffId, JsonObject payload) {
    Channel serving = channels.serving(institutionId);
    if (serving.institutionId().isPresent()) {
      write(institutionId, serving, type, handoffId, payload, null);
    }
  }

  /** Whether a message about the hand-off waits, or was promised since then. */
  public boolean hasPromised(String handoffId, Instant since) {
    return !em.createNativeQuery(
            "select 1 from outbox_message where handoff_id = ?1 union all"
                + " select 1 from outbox_delivery where handoff_id = ?1 and promised_at >= ?2")
        .setParameter(1, handoffId)
        .setParameter(2, Timestamp.from(since))
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private String write(
      Long institutionId,
      Channel channel,
      MessageType type,
      String handoffId,
      JsonObject payload,
      String repeats) {
    if (!Collections.disjoint(payload.keySet(), HandoffMessage.ENVELOPE)) {
      throw new IllegalArgumentException("The payload uses a name of the envelope");
    }
    if (payload.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
      throw new RuleViolation(
          "message-too-large", "A promise is limited to " + MAX_PAYLOAD_BYTES + " bytes");
    }
    String messageId = UUID.randomUUID().toString();
    em.persist(
        OutboxMessage.promised(
            messageId,
            channel,
            type,
            handoffId,
            channel.addressed(institutionId, payload),
            repeats,
            clock.instant()));
    Figures.count("lapor.messages.promised", "type", type.name());
    return messageId;
  }
}
