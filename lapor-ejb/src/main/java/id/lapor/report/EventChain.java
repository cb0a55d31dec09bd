package id.lapor.report;

import id.lapor.institution.Institution;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
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
public final class EventChain {

  /** Made once: each call of Json's own methods searches the class path for a provider. */
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private EventChain() {}

  /** Canonical JSON of plain facts; those that are null are left out. */
  public static String canonical(Map<String, String> facts) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    facts.forEach((name, value) -> addIfThere(json, name, value));
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
    return hash(chained(event));
  }

  static String hash(ChainedEvent event) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("report", event.report())
            .add("sequence", event.sequence())
            .add("type", event.type())
            .add("at", event.at().toString())
            .add("actor", event.actor())
            .add("role", event.role())
            .add("data", event.data())
            .add("previous", event.previousHash());
    addIfThere(json, "institution", event.institution());
    addIfThere(json, "handoff", event.handoff());
    addIfThere(json, "content", event.contentDigest());
    return sha256(canonical(json.build()));
  }

  private static ChainedEvent chained(ReportEvent event) {
    return new ChainedEvent(
        event.report().trackingId().digits(),
        event.sequence(),
        event.type().name(),
        event.at(),
        event.actor(),
        event.actorRole(),
        event.institution().map(Institution::code).orElse(null),
        event.handoff().orElse(null),
        event.data(),
        event.contentDigest().orElse(null),
        event.previousHash());
  }

  private static void addIfThere(JsonObjectBuilder json, String name, String value) {
    if (value != null) {
      json.add(name, value);
    }
  }

  /** Digest of an event's free text, salted so that it cannot be guessed once it is erased. */
  public static String contentDigest(String salt, String text) {
    return sha256(salt + text);
  }

  /**
   * Whether the events, in order, are one unbroken chain up to {@code head}; content that was
   * erased does not break it, content that was changed does.
   */
  static boolean unbroken(List<ReportEvent> events, Map<Long, EventContent> contents, String head) {
    String previous = ChainedEvent.NO_PREVIOUS;
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
