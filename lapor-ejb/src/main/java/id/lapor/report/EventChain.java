package id.lapor.report;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * How the events of a report are bound to each other: each hash covers the canonical JSON (RFC
 * 8785) of the event and the hash of the event before it.
 */
final class EventChain {

  private EventChain() {}

  /** Canonical JSON of plain facts. */
  static String canonical(Map<String, String> facts) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    facts.forEach(
        (name, value) -> {
          if (value != null) {
            json.add(name, value);
          }
        });
    return canonical(json.build());
  }

  static String canonical(JsonObject json) {
    try {
      return new JsonCanonicalizer(json.toString()).getEncodedString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String hash(ReportEvent event) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("report", event.report().trackingId().digits())
            .add("sequence", event.sequence())
            .add("type", event.type().name())
            .add("at", event.at().toString())
            .add("actor", event.actor())
            .add("role", event.actorRole())
            .add("data", event.data())
            .add("previous", event.previousHash());
    event.institution().ifPresent(institution -> json.add("institution", institution.code()));
    event.handoff().ifPresent(handoff -> json.add("handoff", handoff));
    event.contentDigest().ifPresent(digest -> json.add("content", digest));
    return sha256(canonical(json.build()));
  }

  static String contentDigest(String salt, String text) {
    return sha256(salt + text);
  }

  /**
   * Whether the events, in order, are one unbroken chain up to {@code head}; content that was
   * erased does not break it, content that was changed does.
   */
  static boolean unbroken(List<ReportEvent> events, Map<Long, EventContent> contents, String head) {
    String previous = ReportEvent.NO_PREVIOUS;
    int sequence = 0;
    for (ReportEvent event : events) {
      EventContent content = contents.get(event.id());
      boolean contentHolds =
          content == null
              || event
                  .contentDigest()
                  .filter(contentDigest(content.salt(), content.text())::equals)
                  .isPresent();
      if (event.sequence() != ++sequence
          || !event.previousHash().equals(previous)
          || !event.hash().equals(hash(event))
          || !contentHolds) {
        return false;
      }
      previous = event.hash();
    }
    return previous.equals(head);
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
