package id.lapor.exchange;

import id.lapor.attachment.AttachmentView;
import id.lapor.deadline.DeadlineView;
import id.lapor.handoff.EarlierHolder;
import id.lapor.handoff.HandoffContent;
import id.lapor.outbox.OutboxMessage;
import id.lapor.report.ReportContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes the bodies of messages, as {@code docs/handoff-protocol.md} and the published schemas
 * describe them.
 *
 * <p>All texts have a longest length, and lists are cut with the number of all beside them, so that
 * no body comes near the limit: a text of 20,000 characters, ten earlier institutions with 1,000
 * characters each and fifty files make 180 kB when each character takes four bytes.
 */
@ApplicationScoped
class MessageBodies {

  /** Most files that a message names; it says how many there are. */
  static final int MOST_FILES = 50;

  /** Most institutions that returned the report, the latest ones; it says how many there were. */
  static final int MOST_EARLIER = 10;

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject FileAddresses addresses;

  /**
   * What goes into the bodies of one batch besides what was promised.
   *
   * @param institution key of the institution whose queue they go to
   * @param files by the key of the report
   * @param reporters the member {@code reporter}, by the id of the hand-off
   * @param replies by the id of the message
   */
  record Known(
      long institution,
      Map<Long, List<AttachmentView>> files,
      Map<String, JsonObject> reporters,
      Map<String, String> replies) {}

  /**
   * The body of one message.
   *
   * @param handoff what it is about; null where the message needs no more than was promised
   */
  JsonObject of(OutboxMessage message, HandoffContent handoff, Known known, Instant now) {
    JsonObjectBuilder body = JSON.createObjectBuilder(message.says(now));
    if (handoff == null) {
      return body.build();
    }
    switch (message.type()) {
      case OFFER -> offer(body, handoff, known, now);
      case REPLY -> reply(body, known.replies().get(message.messageId()), handoff, known, now);
      case TRANSITION -> transition(body, message, known.replies().get(message.messageId()));
      case DEADLINE -> body.add("deadlines", deadlines(handoff.deadlines()));
      case WITHDRAWAL -> body.add("reportStatus", handoff.report().status().name());
      case COMPLETION -> completion(body, handoff.report());
      default -> {
        // REROUTE, ESCALATION, ACK, REFUSAL and VOID say what was promised
      }
    }
    return body.build();
  }

  private void offer(JsonObjectBuilder body, HandoffContent handoff, Known known, Instant now) {
    ReportContent report = handoff.report();
    body.add("type", report.type().name())
        .add("supervisory", report.supervisory())
        .add("confidential", report.confidential());
    if (report.title() == null) {
      body.add("erased", true);
    } else {
      body.add("title", report.title()).add("publicText", report.publicText());
    }
    if (report.regionCode() != null) {
      body.add("region", named(report.regionCode(), report.regionName()));
    }
    if (report.categoryCode() != null) {
      body.add("category", named(report.categoryCode(), report.categoryName()));
    }
    if (handoff.ask() != null) {
      body.add("ask", handoff.ask());
    }
    body.add("binding", handoff.binding())
        .add("deadlines", deadlines(handoff.deadlines()))
        .add("earlier", earlier(handoff.earlier()))
        .add("earlierCount", handoff.earlier().size());
    files(body, handoff, known, now);
    body.add("reporter", known.reporters().get(handoff.id()));
  }

  private void reply(
      JsonObjectBuilder body, String text, HandoffContent handoff, Known known, Instant now) {
    if (text == null) {
      body.add("erased", true);
    } else {
      body.add("text", text);
    }
    body.add("deadlines", deadlines(handoff.deadlines()));
    files(body, handoff, known, now);
  }

  /** Taking up says no more; an answer, and a return, have a text unless it was erased. */
  private static void transition(JsonObjectBuilder body, OutboxMessage message, String text) {
    if (text != null) {
      body.add("text", text);
    } else if (!"ACCEPTED".equals(message.payload().getString("transition"))) {
      body.add("erased", true);
    }
  }

  private static void completion(JsonObjectBuilder body, ReportContent report) {
    if (report.completion() != null) {
      body.add("reason", report.completion().name());
    }
  }

  private static JsonObject named(String code, String name) {
    JsonObjectBuilder named = JSON.createObjectBuilder().add("code", code);
    if (name != null) {
      named.add("name", name);
    }
    return named.build();
  }

  private static JsonArray deadlines(List<DeadlineView> clocks) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    clocks.forEach(
        clock ->
            list.add(
                JSON.createObjectBuilder()
                    .add("timer", clock.timer().name())
                    .add("startedAt", clock.startedAt().toString())
                    .add("dueAt", clock.dueAt().toString())
                    .add("amount", clock.amount())
                    .add("unit", clock.unit().name())
                    .add("legalSource", clock.legalSource())));
    return list.build();
  }

  private static JsonArray earlier(List<EarlierHolder> holders) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    for (EarlierHolder holder : holders.subList(0, Math.min(holders.size(), MOST_EARLIER))) {
      JsonObjectBuilder one =
          JSON.createObjectBuilder().add("institution", holder.code()).add("name", holder.name());
      if (holder.returnedAt() != null) {
        one.add("returnedAt", holder.returnedAt().toString());
      }
      if (holder.reason() != null) {
        one.add("reason", holder.reason());
      }
      list.add(one);
    }
    return list.build();
  }

  private void files(JsonObjectBuilder body, HandoffContent handoff, Known known, Instant now) {
    List<AttachmentView> all = known.files().getOrDefault(handoff.reportId(), List.of());
    body.add("attachments", files(known.institution(), handoff.id(), all, now))
        .add("attachmentCount", all.size());
  }

  /** The first fifty, each with an address that is valid from now on. */
  JsonArray files(long institution, String handoff, List<AttachmentView> all, Instant now) {
    Instant end = FileAddresses.end(now);
    JsonArrayBuilder list = JSON.createArrayBuilder();
    for (AttachmentView file : all.subList(0, Math.min(all.size(), MOST_FILES))) {
      FileAddress address = new FileAddress(institution, handoff, file.id(), end);
      list.add(
          JSON.createObjectBuilder()
              .add("id", file.id())
              .add("name", file.name())
              .add("type", file.mediaType())
              .add("size", file.size())
              .add("sha256", file.digest())
              .add("address", addresses.of(address))
              .add("validUntil", end.toString()));
    }
    return list.build();
  }
}
