package id.lapor.exchange;

import id.lapor.attachment.ReportedFiles;
import id.lapor.handoff.HandoffContent;
import id.lapor.handoff.HandoffContents;
import id.lapor.identity.Keys;
import id.lapor.outbox.Channel;
import id.lapor.outbox.Composing;
import id.lapor.outbox.HandoffMessage;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.OutboxMessage;
import id.lapor.report.ReportContents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Composes what goes to institutions' own queues: reads what a batch of messages is about in a few
 * statements, writes and signs the bodies, and keeps them.
 */
@ApplicationScoped
public class MessageComposing implements Composing {

  /** What needs to be known of the hand-off; all others say what was promised with them. */
  private static final Set<MessageType> ABOUT_HANDOFFS =
      Set.of(
          MessageType.OFFER,
          MessageType.REPLY,
          MessageType.DEADLINE,
          MessageType.WITHDRAWAL,
          MessageType.COMPLETION,
          MessageType.TRANSITION);

  private static final Set<MessageType> WITH_TEXT =
      Set.of(MessageType.REPLY, MessageType.TRANSITION);

  private static final Set<MessageType> WITH_FILES = Set.of(MessageType.OFFER, MessageType.REPLY);

  @Inject SentMessages sent;
  @Inject HandoffContents handoffs;
  @Inject ReportContents reports;
  @Inject ReportedFiles files;
  @Inject ReporterSealing reporters;
  @Inject MessageBodies bodies;
  @Inject Keys keys;
  @Inject Clock clock;

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void compose(Channel channel, List<OutboxMessage> numbered) {
    Map<String, SentMessage> present = byId(ids(numbered));
    List<OutboxMessage> wanted =
        numbered.stream().filter(m -> !says(present.get(m.messageId()), m.type())).toList();
    if (wanted.isEmpty()) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, HandoffContent> about = handoffs.of(handoffsOf(wanted, ABOUT_HANDOFFS));
    MessageBodies.Known known = known(channel, wanted, about, now);
    for (OutboxMessage message : wanted) {
      HandoffContent handoff = about.get(message.handoffId());
      byte[] body =
          bodies.of(message, handoff, known, now).toString().getBytes(StandardCharsets.UTF_8);
      keep(channel, message, body, present.get(message.messageId()), now);
    }
  }

  @Override
  public Map<String, Composed> composed(Collection<String> messageIds) {
    return sent.byIds(messageIds).stream()
        .filter(message -> message.body().isPresent())
        .collect(
            Collectors.toMap(
                SentMessage::messageId,
                m -> new Composed(m.kind(), m.body().orElseThrow(), m.signature())));
  }

  private void keep(
      Channel channel, OutboxMessage message, byte[] body, SentMessage present, Instant now) {
    if (body.length > HandoffMessage.MAX_BYTES) {
      throw new IllegalStateException(
          "Message " + message.messageId() + " has " + body.length + " bytes");
    }
    String signature = keys.sign(body);
    if (present == null) {
      sent.add(SentMessage.of(channel, message, body, signature, now));
    } else {
      present.says(message.type(), body, signature, now);
    }
  }

  private MessageBodies.Known known(
      Channel channel, List<OutboxMessage> wanted, Map<String, HandoffContent> about, Instant now) {
    Set<String> offered = handoffsOf(wanted, Set.of(MessageType.OFFER));
    Set<Long> withFiles =
        handoffsOf(wanted, WITH_FILES).stream()
            .filter(about::containsKey)
            .map(id -> about.get(id).reportId())
            .collect(Collectors.toSet());
    return new MessageBodies.Known(
        channel.institutionId().orElseThrow(),
        files.of(withFiles),
        reporters.of(
            channel, about.values().stream().filter(h -> offered.contains(h.id())).toList(), now),
        replies(wanted, about));
  }

  /** By message; what was promised before messages named the event has the newest of the report. */
  private Map<String, String> replies(
      List<OutboxMessage> wanted, Map<String, HandoffContent> about) {
    Map<String, Long> events = new HashMap<>();
    Map<String, Long> unnamed = new HashMap<>();
    for (OutboxMessage message : wanted) {
      HandoffContent handoff = about.get(message.handoffId());
      if (WITH_TEXT.contains(message.type())
          && message.payload().containsKey(OutboxMessage.EVENT)) {
        long event = message.payload().getJsonNumber(OutboxMessage.EVENT).longValueExact();
        events.put(message.messageId(), event);
      } else if (message.type() == MessageType.REPLY && handoff != null) {
        unnamed.put(message.messageId(), handoff.reportId());
      }
    }
    Map<String, String> replies = new HashMap<>();
    collect(replies, events, reports.said(Set.copyOf(events.values())));
    collect(replies, unnamed, reports.lastReplies(Set.copyOf(unnamed.values())));
    return replies;
  }

  private static void collect(
      Map<String, String> replies, Map<String, Long> keys, Map<Long, String> texts) {
    keys.forEach(
        (message, key) -> {
          if (texts.containsKey(key)) {
            replies.put(message, texts.get(key));
          }
        });
  }

  private Map<String, SentMessage> byId(List<String> ids) {
    return sent.byIds(ids).stream()
        .collect(Collectors.toMap(SentMessage::messageId, Function.identity()));
  }

  /** Given up before it went out, a message says something else than when it was composed. */
  private static boolean says(SentMessage present, MessageType type) {
    return present != null && present.kind() == type && present.body().isPresent();
  }

  private static List<String> ids(List<OutboxMessage> messages) {
    return messages.stream().map(OutboxMessage::messageId).toList();
  }

  private static Set<String> handoffsOf(List<OutboxMessage> messages, Set<MessageType> types) {
    return messages.stream()
        .filter(m -> types.contains(m.type()))
        .map(OutboxMessage::handoffId)
        .collect(Collectors.toSet());
  }
}
