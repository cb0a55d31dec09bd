package id.lapor.bench;

import id.lapor.bench.Reference.Body;
import id.lapor.bench.Trail.Actor;
import id.lapor.deadline.Deadline;
import id.lapor.deadline.ReportClass;
import id.lapor.deadline.Timer;
import id.lapor.identity.AccessCode;
import id.lapor.report.EventType;
import id.lapor.report.ReportStatus;
import id.lapor.report.TrackingId;
import id.lapor.report.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One invented report from the day it came in until now, by the rules of the application: the same
 * events, clocks and hand-offs that its use cases would have left behind.
 */
final class Story {

  /** Where a report stays for ever when nobody cares: after so many steps. */
  private static final int STEPS_BEFORE_ANSWER = 4;

  final Telling telling;
  final SplittableRandom random;
  final long id;
  final String digits;
  final AccessCode code = AccessCode.create();
  final Trail trail;
  final Clocks clocks;
  final Submission sent;
  private final Instant received;
  private final int stuckAfter;

  Instant at;
  boolean supervisory;
  ReportStatus status = ReportStatus.SUBMITTED;
  Turn turn = Turn.INSTITUTION;
  Body lead;
  Instant routedAt;
  Instant lastAnswerAt;
  Instant autoCloseAt;
  private Instant closedAt;
  private String completionReason;
  private Integer rating;
  private Story mergedInto;
  private ReportStatus statusBeforeMerge;
  int returns;
  private int steps;

  /**
   * A report that has just come in.
   *
   * @param trackingBody nine digits of the tracking id
   * @param seed the same makes the same report
   */
  Story(Telling telling, long id, int trackingBody, long seed, Instant received) {
    this.telling = telling;
    this.random = new SplittableRandom(seed);
    this.id = id;
    this.digits = TrackingId.numbered(trackingBody).digits();
    this.received = received.truncatedTo(ChronoUnit.MILLIS);
    this.at = this.received;
    sent = Submission.invented(telling, random);
    lead = sent.competent();
    stuckAfter = random.nextDouble() < 0.03 ? random.nextInt(STEPS_BEFORE_ANSWER) : 1_000;
    trail = new Trail(telling.tables(), telling.eventIds(), random, id, digits);
    clocks = new Clocks(telling.reference(), id);
  }

  /** Lets time go by until now, and writes what is left of it. */
  void tell(Story earlier) {
    submit();
    Handling handling = new Handling(this);
    if (later(1, 96)) {
      double fate = random.nextDouble();
      if (fate < 0.06) {
        archive();
      } else if (fate < 0.09) {
        withdraw(Actor.REPORTER, Map.of());
      } else if (fate < 0.11 && earlier != null && earlier.openAt(at)) {
        merge(earlier);
      } else if (fate < 0.15 && !askedAndAnswered()) {
        // waits for its reporter, or was given up by them
      } else {
        handling.verifyAndHandOff(sent.topic());
      }
    }
    clocks.sweep(telling.now(), at, trail);
    write();
    handling.write();
    clocks.write(telling.tables().deadlines, telling.deadlineIds());
  }

  /** It was verified this moment and is promised to an institution that has a queue of its own. */
  void promise(QueueInstitution institution) {
    submit();
    at = telling.now();
    lead = institution.body();
    Handling handling = new Handling(this);
    Held held = handling.verifyAndOffer(sent.topic());
    write();
    handling.write();
    held.promise(telling, institution.channel(), digits);
    clocks.write(telling.tables().deadlines, telling.deadlineIds());
  }

  private void submit() {
    trail.add(
        EventType.SUBMITTED,
        at,
        Actor.REPORTER,
        null,
        Map.of("channel", "WEB", "type", sent.type().name()),
        Map.of("title", sent.title(), "body", sent.body()));
    clocks.start(Timer.VERIFY, null, limitClass(), at, sent.zone());
  }

  /**
   * Goes on by some hours; false when that would be after now, or when nothing happens any more.
   */
  boolean later(double leastHours, double mostHours) {
    double hours = leastHours + random.nextDouble() * (mostHours - leastHours);
    return until(at.plusSeconds(1 + (long) (hours * 3600)));
  }

  boolean until(Instant next) {
    if (next.isAfter(telling.now()) || steps++ >= stuckAfter) {
      return false;
    }
    clocks.sweep(next, at, trail);
    at = next;
    return true;
  }

  private boolean openAt(Instant then) {
    return status != ReportStatus.MERGED
        && received.isBefore(then)
        && (closedAt == null || closedAt.isAfter(then));
  }

  private void archive() {
    trail.add(
        EventType.ARCHIVED,
        at,
        Actor.VERIFIER,
        null,
        Map.of("reason", "TOO_GENERAL"),
        Map.of("reason", telling.words().title(random)));
    end(ReportStatus.ARCHIVED);
  }

  private void withdraw(Actor actor, Map<String, String> facts) {
    trail.add(EventType.WITHDRAWN, at, actor, facts);
    end(ReportStatus.WITHDRAWN);
  }

  private void merge(Story into) {
    trail.add(
        EventType.MERGED,
        at,
        Actor.VERIFIER,
        null,
        Map.of("into", into.digits),
        Map.of("reason", telling.words().title(random)));
    mergedInto = into;
    statusBeforeMerge = status;
    end(ReportStatus.MERGED);
  }

  /** The reporter is asked for more; whether verification goes on. */
  private boolean askedAndAnswered() {
    trail.add(
        EventType.INFORMATION_REQUESTED,
        at,
        Actor.VERIFIER,
        null,
        Map.of(),
        Map.of("reason", telling.words().title(random)));
    status = ReportStatus.PENDING_INFO;
    turn = Turn.REPORTER;
    clocks.outstanding(Timer.VERIFY, null).ifPresent(verify -> verify.cancel(at));
    Deadline complete = clocks.start(Timer.COMPLETE_INFO, null, limitClass(), at, sent.zone());
    boolean answers = random.nextDouble() < 0.6;
    if (answers && later(2, 100)) {
      trail.add(
          EventType.INFORMATION_COMPLETED,
          at,
          Actor.REPORTER,
          null,
          Map.of(),
          Map.of("text", telling.words().body(random)));
      status = ReportStatus.SUBMITTED;
      turn = Turn.INSTITUTION;
      complete.meet(at);
      clocks.start(Timer.VERIFY, null, limitClass(), at, sent.zone());
      return later(1, 96);
    }
    Instant noticed = complete.dueAt().plusSeconds(30);
    if (noticed.isBefore(telling.now())) {
      at = noticed;
      complete.miss(at);
      withdraw(Actor.SYSTEM, Map.of("reason", "NOT_COMPLETED_IN_TIME"));
    }
    return false;
  }

  private void end(ReportStatus how) {
    status = how;
    turn = Turn.REPORTER;
    closedAt = at;
    lead = null;
    clocks.cancelAll(at);
  }

  /** T12, T13. */
  void complete(Integer stars) {
    status = ReportStatus.COMPLETED;
    turn = Turn.REPORTER;
    closedAt = at;
    autoCloseAt = null;
    completionReason = stars == null ? "AUTO_CLOSED" : "CONFIRMED";
    rating = stars;
    clocks.cancelAll(at);
  }

  ReportClass limitClass() {
    return supervisory
        ? ReportClass.COMPLAINT_SUPERVISORY
        : ReportClass.valueOf(sent.type().name());
  }

  String uuid() {
    return Submission.uuid(random);
  }

  private void write() {
    boolean published = routedAt != null && mayBePublic() && !sent.confidential() && !supervisory;
    boolean routed = routedAt != null;
    boolean nameShown = published && sent.nameShown();
    telling
        .tables()
        .reports
        .add(
            id,
            trail.length(),
            digits,
            code.hash(telling.keys()),
            sent.type(),
            supervisory,
            status,
            turn,
            sent.title(),
            sent.body(),
            routed ? sent.title() : null,
            routed ? sent.body() : null,
            published,
            received.minus(Duration.ofDays(2)).toString().substring(0, 10),
            telling.reference().region(random),
            id % 4 == 0 ? -10.5 + id * 7919 % 15_000 / 1_000.0 : null,
            id % 4 == 0 ? 95.5 + id * 104_729 % 45_000 / 1_000.0 : null,
            sent.topic().id(),
            sent.named() == null ? null : sent.named().id(),
            routed && lead != null ? lead.id() : null,
            sent.anonymous(),
            sent.confidential(),
            sent.pseudonym(),
            nameShown ? Submission.name(id) : null,
            "2026-1",
            received,
            "WEB",
            false,
            received,
            routedAt,
            lastAnswerAt,
            autoCloseAt,
            closedAt,
            completionReason,
            rating,
            rating == null ? null : rating > 3,
            returns,
            0,
            mergedInto == null ? null : mergedInto.id,
            statusBeforeMerge);
    sent.writeReporter(telling, id, received, nameShown ? routedAt : null);
  }

  private boolean mayBePublic() {
    return status.open() && status != ReportStatus.SUBMITTED && status != ReportStatus.PENDING_INFO
        || status == ReportStatus.COMPLETED;
  }
}
