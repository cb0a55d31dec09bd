package id.lapor.deadline;

import id.lapor.institution.Zones;
import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A clock on a report, or on one hand-off of it.
 *
 * <p>It keeps the rule it was made by, so that it can always say why it ends when it ends, whatever
 * the regulations say by then. It ends once: met, missed or cancelled.
 */
@Entity
public class Deadline {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deadline_seq")
  @SequenceGenerator(name = "deadline_seq", sequenceName = "deadline_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "report_id", nullable = false, updatable = false)
  private Long reportId;

  @Column(name = "handoff_id", updatable = false)
  private Long handoffId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16, updatable = false)
  private Timer timer;

  @Enumerated(EnumType.STRING)
  @Column(name = "report_class", nullable = false, length = 24, updatable = false)
  private ReportClass reportClass;

  @Column(nullable = false, length = 80, updatable = false)
  private String regulation;

  @Column(nullable = false, updatable = false)
  private int amount;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16, updatable = false)
  private LimitUnit unit;

  @Column(name = "legal_source", nullable = false, length = 300, updatable = false)
  private String legalSource;

  @Column(nullable = false, length = 16, updatable = false)
  private String zone;

  @Column(name = "started_at", nullable = false, updatable = false)
  private Instant startedAt;

  @Column(name = "due_at", nullable = false)
  private Instant dueAt;

  @Column(name = "first_due_at")
  private Instant firstDueAt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private DeadlineState state;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected Deadline() {
    // for JPA
  }

  /**
   * Starts a clock.
   *
   * @param handoffId the hand-off it runs on, null when it runs on the report itself
   * @param reportClass the class that chose the limit
   * @param zone the zone of whoever must act
   */
  public static Deadline start(
      Long reportId,
      Long handoffId,
      TimeLimit limit,
      ReportClass reportClass,
      Instant at,
      ZoneId zone,
      WorkingCalendar calendar) {
    Deadline deadline = new Deadline();
    deadline.reportId = reportId;
    deadline.handoffId = handoffId;
    deadline.timer = limit.timer();
    deadline.reportClass = reportClass;
    deadline.regulation = limit.regulation();
    deadline.amount = limit.amount();
    deadline.unit = limit.unit();
    deadline.legalSource = limit.legalSource();
    deadline.zone = Zones.require(zone);
    deadline.startedAt = at;
    deadline.dueAt = calendar.dueAt(limit, at, zone);
    deadline.state = DeadlineState.RUNNING;
    return deadline;
  }

  /**
   * What was due is done. Done too late it stays missed, even if no sweep has come by yet.
   *
   * @throws RuleViolation {@code deadline-ended} when nothing is outstanding any more
   */
  public void meet(Instant at) {
    requireOutstanding();
    if (state == DeadlineState.RUNNING) {
      state = isPast(at) ? DeadlineState.MISSED : DeadlineState.MET;
    }
    endedAt = at;
  }

  /**
   * The limit has passed. What was due stays outstanding until it is done.
   *
   * @throws RuleViolation {@code deadline-ended} when the clock no longer runs, {@code
   *     deadline-not-passed} when there is time left
   */
  public void miss(Instant at) {
    if (state != DeadlineState.RUNNING) {
      throw new RuleViolation("deadline-ended", "The clock " + timer + " is " + state);
    }
    if (!isPast(at)) {
      throw new RuleViolation("deadline-not-passed", "The limit ends only at " + dueAt);
    }
    state = DeadlineState.MISSED;
  }

  /**
   * It no longer applies: the report was returned, withdrawn, merged or the like. What was missed
   * stays missed.
   *
   * @throws RuleViolation {@code deadline-ended} when nothing is outstanding any more
   */
  public void cancel(Instant at) {
    requireOutstanding();
    if (state == DeadlineState.RUNNING) {
      state = DeadlineState.CANCELLED;
    }
    endedAt = at;
  }

  /**
   * What was done turned out not to be enough: the same limit applies again, as if it had never
   * been met. The end does not move.
   *
   * @throws RuleViolation {@code deadline-not-met} when it was not met or missed before
   */
  public void resume() {
    if (endedAt == null || state == DeadlineState.CANCELLED) {
      throw new RuleViolation("deadline-not-met", "The clock " + timer + " is " + state);
    }
    if (state == DeadlineState.MET) {
      state = DeadlineState.RUNNING;
    }
    endedAt = null;
  }

  /**
   * Counts anew where the days off have changed; the end that it had at first stays known.
   *
   * @return true when the end is another one now; an ended clock never moves
   */
  public boolean recount(WorkingCalendar calendar) {
    if (state != DeadlineState.RUNNING || unit != LimitUnit.WORKING_DAY) {
      return false;
    }
    Instant counted = calendar.endOf(amount, startedAt, zone());
    if (counted.equals(dueAt)) {
      return false;
    }
    firstDueAt = firstDueAt == null ? dueAt : firstDueAt;
    dueAt = counted;
    return true;
  }

  /** True until what was due is done or no longer applies; a missed limit stays outstanding. */
  public boolean outstanding() {
    return endedAt == null;
  }

  private void requireOutstanding() {
    if (!outstanding()) {
      throw new RuleViolation("deadline-ended", "The clock " + timer + " is " + state);
    }
  }

  private boolean isPast(Instant at) {
    // The last second belongs to the limit as a whole, up to the next midnight.
    return !at.isBefore(dueAt.plusSeconds(1));
  }

  /** True while it runs and its last second has not gone by at {@code now}. */
  public boolean isOverdue(Instant now) {
    return state == DeadlineState.RUNNING && isPast(now);
  }

  /** The key in the database; stays inside. */
  public Long id() {
    return id;
  }

  /** The report it runs on. */
  public Long reportId() {
    return reportId;
  }

  /** The hand-off it runs on; empty when it runs on the report itself. */
  public Optional<Long> handoffId() {
    return Optional.ofNullable(handoffId);
  }

  /** Which clock it is. */
  public Timer timer() {
    return timer;
  }

  /** The class of the report that chose the limit. */
  public ReportClass reportClass() {
    return reportClass;
  }

  /** The regulation that was in force at the start. */
  public String regulation() {
    return regulation;
  }

  /** How many days it was given. */
  public int amount() {
    return amount;
  }

  /** Working days or calendar days. */
  public LimitUnit unit() {
    return unit;
  }

  /** The zone in which its days were counted. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  /** When it started. */
  public Instant startedAt() {
    return startedAt;
  }

  /** The last second that is in time. */
  public Instant dueAt() {
    return dueAt;
  }

  /** How it stands. */
  public DeadlineState state() {
    return state;
  }

  /** When it was met, found missed or cancelled; empty while it runs. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** What leaves. */
  public DeadlineView view() {
    return new DeadlineView(timer, dueAt, unit, amount, state, legalSource, startedAt, firstDueAt);
  }
}
