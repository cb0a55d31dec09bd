package id.lapor.bench;

import id.lapor.bench.Reference.Body;
import id.lapor.bench.Reference.Topic;
import id.lapor.bench.Trail.Actor;
import id.lapor.deadline.Timer;
import id.lapor.institution.Zones;
import id.lapor.report.EventType;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a verified report: its hand-offs, their answers, and its completion. */
final class Handling {

  private final Story story;
  private final Telling telling;
  private final List<Held> all = new ArrayList<>();

  Handling(Story story) {
    this.story = story;
    this.telling = story.telling;
  }

  /** T2, and whatever follows until now. */
  void verifyAndHandOff(Topic topic) {
    story.supervisory =
        story.sent.type() == ReportType.COMPLAINT && story.random.nextDouble() < 0.04;
    Held held = verifyAndOffer(topic);
    if (!deliver(held)) {
      return;
    }
    if (story.random.nextDouble() < 0.03) {
      giveBack(held);
      return;
    }
    if (!story.later(1, 72)) {
      return;
    }
    accept(held);
    Body unit = telling.reference().unit(held.institution, story.random);
    if (unit != null && story.random.nextDouble() < 0.5) {
      held = offer(unit, held, EventType.HANDOFF_DELEGATED, Actor.liaison(held.institution));
      if (!deliver(held)) {
        return;
      }
    }
    if (story.later(4, 400)) {
      answerUntilClosed(held);
    }
  }

  /** T2 to the lead, as far as it is promised. */
  Held verifyAndOffer(Topic topic) {
    story.clocks.outstanding(Timer.VERIFY, null).ifPresent(verify -> verify.meet(story.at));
    story.status = ReportStatus.ROUTED;
    story.routedAt = story.at;
    story.trail.add(
        EventType.VERIFIED,
        story.at,
        Actor.VERIFIER,
        Map.of(
            "type", story.sent.type().name(),
            "supervisory", Boolean.toString(story.supervisory),
            "category", topic.code()));
    return offer(story.lead, null, EventType.HANDED_OFF, Actor.VERIFIER);
  }

  private void answerUntilClosed(Held held) {
    answer(held);
    double fate = story.random.nextDouble();
    if (fate < 0.15 && story.later(2, 60)) {
      story.trail.add(
          EventType.REPLIED,
          story.at,
          Actor.REPORTER,
          null,
          Map.of(),
          Map.of("text", telling.words().body(story.random)));
      story.turn = Turn.INSTITUTION;
      story.autoCloseAt = null;
      story.clocks.outstanding(Timer.AUTO_CLOSE, null).ifPresent(clock -> clock.cancel(story.at));
      for (Held one = held; one != null; one = one.parent) {
        story.clocks.resume(Timer.RESOLVE, one.id);
      }
      if (!story.later(4, 200)) {
        return;
      }
      answer(held);
    }
    if (fate > 0.7 && story.later(2, 150)) {
      int stars = 1 + story.random.nextInt(5);
      story.trail.add(
          EventType.COMPLETED,
          story.at,
          Actor.REPORTER,
          Map.of(
              "reason", "CONFIRMED",
              "rating", Integer.toString(stars),
              "resolved", Boolean.toString(stars > 3)));
      end(stars);
    } else if (story.until(story.autoCloseAt.plusSeconds(30))) {
      story
          .clocks
          .outstanding(Timer.AUTO_CLOSE, null)
          .ifPresent(clock -> clock.meet(clock.dueAt()));
      story.trail.add(EventType.COMPLETED, story.at, Actor.SYSTEM, Map.of("reason", "AUTO_CLOSED"));
      end(null);
    }
  }

  private Held offer(Body institution, Held parent, EventType type, Actor actor) {
    Held held =
        new Held(
            telling.handoffIds().next(), story.uuid(), story.uuid(), institution, parent, story.at);
    all.add(held);
    for (Timer timer : List.of(Timer.RESPOND, Timer.RESOLVE)) {
      story.clocks.start(timer, held.id, story.limitClass(), story.at, institution.zone());
    }
    Map<String, String> facts = facts(held);
    facts.put("role", "LEAD");
    if (parent != null) {
      facts.put("from", parent.institution.code());
    }
    story.trail.add(type, story.at, actor, held.uuid, facts, Map.of());
    return held;
  }

  private boolean deliver(Held held) {
    if (!story.until(story.at.plusMillis(300 + story.random.nextInt(1500)))) {
      return false;
    }
    held.status = "DELIVERED";
    held.delivered = story.at;
    Map<String, String> facts = facts(held);
    facts.put("message", held.message);
    story.trail.add(
        EventType.HANDOFF_DELIVERED, story.at, Actor.SYSTEM, held.uuid, facts, Map.of());
    return true;
  }

  private void accept(Held held) {
    held.status = "ACCEPTED";
    held.accepted = story.at;
    story.trail.add(
        EventType.HANDOFF_ACCEPTED,
        story.at,
        Actor.liaison(held.institution),
        held.uuid,
        Map.of(),
        Map.of());
  }

  /** T7: it waits for another lead. */
  private void giveBack(Held held) {
    if (!story.later(1, 72)) {
      return;
    }
    held.status = "RETURNED";
    held.ended = story.at;
    held.returnReason = telling.words().title(story.random);
    for (Timer timer : List.of(Timer.RESPOND, Timer.RESOLVE)) {
      story.clocks.outstanding(timer, held.id).ifPresent(clock -> clock.cancel(story.at));
    }
    story.trail.add(
        EventType.HANDOFF_RETURNED,
        story.at,
        Actor.liaison(held.institution),
        held.uuid,
        Map.of(),
        Map.of("reason", held.returnReason));
    story.status = ReportStatus.RETURNED;
    story.returns = 1;
    story.lead = null;
    story.clocks.start(Timer.VERIFY, null, story.limitClass(), story.at, Zones.WIB);
    if (story.later(1, 72)) {
      story.clocks.outstanding(Timer.VERIFY, null).ifPresent(verify -> verify.meet(story.at));
      story.status = ReportStatus.ROUTED;
      story.routedAt = story.at;
      story.lead = otherThan(held.institution);
      Held next = offer(story.lead, null, EventType.HANDED_OFF, Actor.VERIFIER);
      if (deliver(next) && story.later(1, 72)) {
        accept(next);
        if (story.later(4, 400)) {
          answerUntilClosed(next);
        }
      }
    }
  }

  private Body otherThan(Body returned) {
    Body other = returned;
    while (other.equals(returned)) {
      other = telling.reference().institution(story.random);
    }
    return other;
  }

  private void answer(Held held) {
    String uuid = story.uuid();
    String text = telling.words().body(story.random);
    Actor actor = Actor.liaison(held.institution);
    telling
        .tables()
        .answers
        .add(
            telling.answerIds().next(),
            1,
            uuid,
            held.id,
            "PUBLISHED",
            text,
            true,
            actor.name(),
            story.at,
            story.at);
    for (Held one = held; one != null; one = one.parent) {
      one.status = "ANSWERED";
      one.accepted = one.accepted == null ? story.at : one.accepted;
      one.answered = one.answered == null ? story.at : one.answered;
      for (Timer timer : List.of(Timer.RESPOND, Timer.RESOLVE)) {
        story.clocks.outstanding(timer, one.id).ifPresent(clock -> clock.meet(story.at));
      }
    }
    Map<String, String> facts = facts(held);
    facts.put("answer", uuid);
    facts.put("substantive", "true");
    story.trail.add(
        EventType.ANSWER_PUBLISHED, story.at, actor, held.uuid, facts, Map.of("text", text));
    story.status = ReportStatus.IN_PROGRESS;
    story.turn = Turn.REPORTER;
    story.lastAnswerAt = story.at;
    story.autoCloseAt =
        story.clocks.start(Timer.AUTO_CLOSE, null, story.limitClass(), story.at, Zones.WIB).dueAt();
  }

  private void end(Integer stars) {
    story.complete(stars);
    for (Held held : all) {
      if (held.status.equals("ANSWERED")) {
        held.status = "COMPLETED";
        held.ended = story.at;
      }
    }
  }

  private static Map<String, String> facts(Held held) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("institution", held.institution.code());
    facts.put("institutionName", held.institution.name());
    return facts;
  }

  void write() {
    for (Held held : all) {
      held.write(telling, story.id);
    }
  }
}
