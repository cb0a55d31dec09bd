package id.lapor.report;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a report has come: its status, whose turn it is, and the times and counts that the next
 * steps depend on. Each verb checks first and then changes.
 */
@Embeddable
public class Course {

  /** How long after closing a report may be reopened. */
  static final Duration REOPENING_WINDOW = Duration.ofDays(30);

  /** How often a report may be reopened; after that the Ombudsman is the next door. */
  static final int MAX_REOPENINGS = 2;

  /** After so many returns only the national administrator routes, and that decision binds. */
  public static final int RETURNS_BEFORE_DECISION = 2;

  private static final Set<ReportStatus> WITH_INSTITUTIONS =
      EnumSet.of(ReportStatus.ROUTED, ReportStatus.IN_PROGRESS);

  private static final Set<ReportStatus> PUBLIC =
      EnumSet.of(
          ReportStatus.ROUTED,
          ReportStatus.IN_PROGRESS,
          ReportStatus.RETURNED,
          ReportStatus.COMPLETED);

  /** Makes a refusal that tells the report's present state. */
  interface Refusal {
    RuleViolation of(String rule, String message);
  }

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private ReportStatus status;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  private Turn turn;

  @Column(name = "routed_at")
  private Instant routedAt;

  @Column(name = "last_answer_at")
  private Instant lastAnswerAt;

  @Column(name = "auto_close_at")
  private Instant autoCloseAt;

  @Column(name = "return_count", nullable = false)
  private int returnCount;

  @Column(name = "reopen_count", nullable = false)
  private int reopenCount;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "merged_into_id")
  private Report mergedInto;

  @Enumerated(EnumType.STRING)
  @Column(name = "status_before_merge", length = 16)
  private ReportStatus statusBeforeMerge;

  @Embedded private Outcome outcome;

  /** The newest event as far as this transaction knows; the chain's end is not part of the row. */
  @Transient private ReportEvent lastEvent;

  protected Course() {
    // for JPA
  }

  static Course start() {
    Course course = new Course();
    course.status = ReportStatus.SUBMITTED;
    course.turn = Turn.INSTITUTION;
    return course;
  }

  void requestInformation(Refusal refusal) {
    step(ReportStatus.SUBMITTED, ReportStatus.PENDING_INFO, refusal);
    turn = Turn.REPORTER;
  }

  void completeInformation(Refusal refusal) {
    step(ReportStatus.PENDING_INFO, ReportStatus.SUBMITTED, refusal);
    turn = Turn.INSTITUTION;
  }

  void verify(Instant at, Refusal refusal) {
    step(ReportStatus.SUBMITTED, ReportStatus.ROUTED, refusal);
    routedAt = at;
  }

  void reroute(Instant at, Refusal refusal) {
    step(ReportStatus.RETURNED, ReportStatus.ROUTED, refusal);
    routedAt = at;
  }

  void leadReturned(boolean othersHoldIt, Refusal refusal) {
    requireWithInstitutions(refusal);
    returnCount++;
    if (!othersHoldIt) {
      heldByNobody();
    }
  }

  void heldByNobody() {
    if (status == ReportStatus.ROUTED) {
      status = ReportStatus.RETURNED;
    }
  }

  void answered(Instant at, Instant autoCloseBy, Refusal refusal) {
    requireWithInstitutions(refusal);
    status = ReportStatus.IN_PROGRESS;
    turn = Turn.REPORTER;
    lastAnswerAt = at;
    autoCloseAt = autoCloseBy;
  }

  /** The clock of silence has another end; without one that runs nothing changes. */
  void closesBySilenceAt(Instant end) {
    autoCloseAt = autoCloseAt == null ? null : end;
  }

  void replied(Refusal refusal) {
    if (!status.open()) {
      throw refusal.of("illegal-transition", "A report that is " + status + " takes no reply");
    }
    turn = Turn.INSTITUTION;
    autoCloseAt = null;
  }

  void complete(Outcome how, Refusal refusal) {
    step(ReportStatus.IN_PROGRESS, ReportStatus.COMPLETED, refusal);
    end(how);
  }

  void reopen(Instant at, Refusal refusal) {
    require(ReportStatus.COMPLETED, refusal);
    if (reopenCount >= MAX_REOPENINGS) {
      throw refusal.of("reopened-too-often", "Reopened " + reopenCount + " times already");
    }
    if (!reopenable(at)) {
      throw refusal.of("reopening-too-late", "Closed more than 30 days ago");
    }
    status = ReportStatus.IN_PROGRESS;
    reopenCount++;
    outcome = null;
    turn = Turn.INSTITUTION;
  }

  boolean reopenable(Instant at) {
    return status == ReportStatus.COMPLETED
        && reopenCount < MAX_REOPENINGS
        && !at.isAfter(outcome.closedAt().plus(REOPENING_WINDOW));
  }

  void withdraw(Instant at, Refusal refusal) {
    become(ReportStatus.WITHDRAWN, refusal);
    end(Outcome.ended(at));
  }

  void archive(Instant at, Refusal refusal) {
    become(ReportStatus.ARCHIVED, refusal);
    end(Outcome.ended(at));
  }

  void restore(Refusal refusal) {
    step(ReportStatus.ARCHIVED, ReportStatus.SUBMITTED, refusal);
    outcome = null;
    routedAt = null;
    turn = Turn.INSTITUTION;
  }

  void merge(Report master, Instant at, Refusal refusal) {
    ReportStatus before = status;
    become(ReportStatus.MERGED, refusal);
    statusBeforeMerge = before;
    mergedInto = master;
    end(Outcome.ended(at));
  }

  void unmerge(Refusal refusal) {
    step(ReportStatus.MERGED, statusBeforeMerge, refusal);
    statusBeforeMerge = null;
    mergedInto = null;
    outcome = null;
    turn = status == ReportStatus.PENDING_INFO ? Turn.REPORTER : Turn.INSTITUTION;
  }

  /** Takes away what the reporter wrote at the end. */
  void forgetComment() {
    outcome = outcome == null ? null : outcome.erased();
  }

  /** Whether a report that has come so far may be read by everybody. */
  boolean mayBePublic() {
    return routedAt != null && PUBLIC.contains(status);
  }

  private void end(Outcome how) {
    outcome = how;
    autoCloseAt = null;
    turn = Turn.REPORTER;
  }

  private void step(ReportStatus from, ReportStatus to, Refusal refusal) {
    require(from, refusal);
    become(to, refusal);
  }

  private void become(ReportStatus next, Refusal refusal) {
    if (!status.canBecome(next)) {
      throw refusal.of("illegal-transition", "Is " + status + ", cannot be " + next);
    }
    status = next;
  }

  private void require(ReportStatus required, Refusal refusal) {
    if (status != required) {
      throw refusal.of("illegal-transition", "Is " + status + ", not " + required);
    }
  }

  private void requireWithInstitutions(Refusal refusal) {
    if (!WITH_INSTITUTIONS.contains(status)) {
      throw refusal.of("illegal-transition", "Is " + status + ", with no institution");
    }
  }

  ReportStatus status() {
    return status;
  }

  Turn turn() {
    return turn;
  }

  public Instant routedAt() {
    return routedAt;
  }

  Instant autoCloseAt() {
    return autoCloseAt;
  }

  /** How often a lead said that it is not competent. */
  public int returnCount() {
    return returnCount;
  }

  /** Whether it came back so often that only the national administrator may route it now. */
  public boolean needsDecision() {
    return returnCount >= RETURNS_BEFORE_DECISION;
  }

  int reopenCount() {
    return reopenCount;
  }

  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** The report that this one was joined to. */
  Optional<Report> mergedInto() {
    return Optional.ofNullable(mergedInto);
  }

  void chained(ReportEvent event) {
    lastEvent = event;
  }

  Optional<ReportEvent> lastEvent() {
    return Optional.ofNullable(lastEvent);
  }
}
