package id.lapor.bulk;

import id.lapor.report.ArchiveReason;
import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * One act on many lines of a work list, ordered by one person. Its lines are frozen when it is
 * prepared; it runs once that person has seen what it would do. The text is forgotten when it ends:
 * by then it stands in the events of the reports.
 */
@Entity
@Table(name = "bulk_job")
public class BulkJob {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_job_seq")
  @SequenceGenerator(name = "bulk_job_seq", sequenceName = "bulk_job_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "ordered_by", nullable = false, length = 64, updatable = false)
  private String orderedBy;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16, updatable = false)
  private BulkAct act;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private BulkStatus status;

  @Column(nullable = false, length = 20, updatable = false)
  private String list;

  @Column(length = 64, updatable = false)
  private String colleague;

  @Column(length = 40, updatable = false)
  private String institution;

  @Enumerated(EnumType.STRING)
  @Column(length = 40, updatable = false)
  private ArchiveReason reason;

  @Column(length = 5_000)
  private String text;

  @Column(nullable = false, updatable = false)
  private boolean cut;

  @Column(nullable = false)
  private int total;

  @Column(name = "left_out", nullable = false)
  private int leftOut;

  @Column(nullable = false)
  private int done;

  @Column(nullable = false)
  private int refused;

  @Column(nullable = false)
  private int failed;

  @Column(updatable = false)
  private Long undoes;

  @Column(name = "made_at", nullable = false, updatable = false)
  private Instant madeAt;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected BulkJob() {
    // for JPA
  }

  private BulkJob(String orderedBy, BulkAct act, String list, boolean cut, Instant at) {
    this.orderedBy = orderedBy;
    this.act = act;
    this.list = list;
    this.cut = cut;
    this.status = BulkStatus.PREPARED;
    this.madeAt = at;
  }

  /**
   * Ordered, and not yet running.
   *
   * @param list key of the work list
   * @param cut whether the list held more than a job takes
   */
  static BulkJob prepared(String by, BulkOrder order, String list, boolean cut, Instant at) {
    BulkJob job = new BulkJob(by, order.act(), list, cut, at);
    job.colleague = order.colleague();
    job.institution = order.institution();
    job.reason = order.reason();
    job.text = order.text();
    return job;
  }

  /** One that takes back what this one did. */
  BulkJob undoing(String text, Instant at) {
    if (status != BulkStatus.DONE && status != BulkStatus.CANCELLED) {
      throw refusal("bulk-not-ended", "Only what has ended is undone");
    }
    BulkJob job = new BulkJob(orderedBy, act, list, false, at);
    job.undoes = id;
    job.text = text;
    return job;
  }

  /** So many lines were frozen. */
  void holds(int lines, int impossible) {
    total = lines;
    leftOut = impossible;
  }

  void start(Instant at) {
    if (status != BulkStatus.PREPARED) {
      throw refusal("bulk-begun", "The job is " + status);
    }
    status = BulkStatus.RUNNING;
    startedAt = at;
  }

  /** Stops it; what was done stays. */
  void cancel(BulkTally tally, Instant at) {
    if (status != BulkStatus.RUNNING) {
      throw refusal("bulk-ended", "The job is " + status);
    }
    end(BulkStatus.CANCELLED, tally, at);
  }

  /** Nothing is left to do. */
  void finish(BulkTally tally, Instant at) {
    if (status == BulkStatus.RUNNING) {
      end(BulkStatus.DONE, tally, at);
    }
  }

  private void end(BulkStatus how, BulkTally tally, Instant at) {
    status = how;
    done = tally.of(BulkItemState.DONE);
    refused = tally.of(BulkItemState.REFUSED);
    failed = tally.of(BulkItemState.FAILED);
    text = null;
    endedAt = at;
  }

  private static RuleViolation refusal(String rule, String message) {
    return new RuleViolation(rule, message);
  }

  Long id() {
    return id;
  }

  String orderedBy() {
    return orderedBy;
  }

  BulkAct act() {
    return act;
  }

  BulkStatus status() {
    return status;
  }

  String list() {
    return list;
  }

  String colleague() {
    return colleague;
  }

  String institution() {
    return institution;
  }

  ArchiveReason reason() {
    return reason;
  }

  String text() {
    return text;
  }

  boolean cut() {
    return cut;
  }

  int total() {
    return total;
  }

  int leftOut() {
    return leftOut;
  }

  /** What became of its lines when it ended. */
  BulkTally tally() {
    return BulkTally.ended(total, leftOut, done, refused, failed);
  }

  boolean undoing() {
    return undoes != null;
  }

  Long undoes() {
    return undoes;
  }

  Instant madeAt() {
    return madeAt;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endedAt() {
    return endedAt;
  }
}
