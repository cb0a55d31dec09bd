package id.lapor.bench;

import id.lapor.bench.Reference.Body;
import id.lapor.report.ChainedEvent;
import id.lapor.report.EventChain;
import id.lapor.report.EventType;
import id.lapor.report.SaltedContent;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;

/** The events of one report, chained as the application chains them. */
final class Trail {

  /** Somebody who acts, in a role and perhaps for an institution. */
  record Actor(String name, String role, Body institution) {

    static final Actor REPORTER = new Actor("reporter", "REPORTER", null);
    static final Actor SYSTEM = new Actor("system", "SYSTEM", null);
    static final Actor VERIFIER = new Actor("national-verifier", "NATIONAL_VERIFIER", null);

    static Actor liaison(Body institution) {
      return new Actor(institution.code() + "-liaison", "LIAISON_OFFICER", institution);
    }
  }

  /** An event with its key and the free text that lies apart from it, null when there is none. */
  record Written(long id, ChainedEvent event, SaltedContent content) {}

  private final Tables tables;
  private final Ids ids;
  private final SplittableRandom random;
  private final long report;
  private final String digits;
  private int sequence;
  private String hash = ChainedEvent.NO_PREVIOUS;

  Trail(Tables tables, Ids ids, SplittableRandom random, long report, String digits) {
    this.tables = tables;
    this.ids = ids;
    this.random = random;
    this.report = report;
    this.digits = digits;
  }

  void add(EventType type, Instant at, Actor actor, Map<String, String> facts) {
    add(type, at, actor, null, facts, Map.of());
  }

  /**
   * Appends an event.
   *
   * @param handoff id of the hand-off it concerns, or null
   */
  void add(
      EventType type,
      Instant at,
      Actor actor,
      String handoff,
      Map<String, String> facts,
      Map<String, String> content) {
    Written written = next(type, at, actor, handoff, facts, content);
    ChainedEvent event = written.event();
    if (written.content() != null) {
      tables.contents.add(written.id(), written.content().salt(), written.content().text());
    }
    tables.events.add(
        written.id(),
        report,
        sequence,
        type,
        at,
        event.actor(),
        event.role(),
        actor.institution() == null ? null : actor.institution().id(),
        handoff,
        event.data(),
        event.contentDigest(),
        event.previousHash(),
        hash);
  }

  /** The first event of a report that a person sends in. */
  Written submitted(Instant at, String title, String body) {
    return next(
        EventType.SUBMITTED,
        at,
        Actor.REPORTER,
        null,
        Map.of("channel", "WEB", "type", "COMPLAINT"),
        Map.of("title", title, "body", body));
  }

  private Written next(
      EventType type,
      Instant at,
      Actor actor,
      String handoff,
      Map<String, String> facts,
      Map<String, String> content) {
    SaltedContent salted = content.isEmpty() ? null : SaltedContent.of(content, salt());
    String code = actor.institution() == null ? null : actor.institution().code();
    ChainedEvent event =
        new ChainedEvent(
            digits,
            ++sequence,
            type.name(),
            at,
            actor.name(),
            actor.role(),
            code,
            handoff,
            EventChain.canonical(facts),
            salted == null ? null : salted.digest(),
            hash);
    hash = event.hash();
    return new Written(ids.next(), event, salted);
  }

  private byte[] salt() {
    byte[] salt = new byte[SaltedContent.SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  int length() {
    return sequence;
  }
}
