package id.lapor.bulk;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of a job: the report or hand-off as it was frozen, and what became of it. */
@Entity
@Table(name = "bulk_item")
public class BulkItem {

  @Id
  @Column(nullable = false, updatable = false)
  private Long id;

  @Column(name = "job_id", nullable = false, updatable = false)
  private long jobId;

  @Column(nullable = false, updatable = false)
  private int position;

  @Column(name = "report_id", nullable = false, updatable = false)
  private long reportId;

  @Column(name = "tracking_id", nullable = false, length = 10, updatable = false)
  private String trackingId;

  @Column(length = 36, updatable = false)
  private String handoff;

  @Column(name = "decided_on", updatable = false)
  private Long decidedOn;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private BulkItemState state;

  @Column(length = 80)
  private String rule;

  @Column(name = "before_value", length = 64)
  private String before;

  @Column(name = "after_value", length = 64)
  private String after;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected BulkItem() {
    // for JPA: items are frozen by one statement, see BulkItems
  }

  /**
   * It was done in this transaction.
   *
   * @param was what it was before, as far as that can be put back, or null
   * @param is what it is now, or null
   */
  void done(String was, String is, Instant at) {
    before = was;
    after = is;
    end(BulkItemState.DONE, null, at);
  }

  /** A rule refused it. */
  void refused(String broken, Instant at) {
    end(BulkItemState.REFUSED, broken, at);
  }

  /** It failed for no fault of whoever ordered it. */
  void failed(Instant at) {
    end(BulkItemState.FAILED, null, at);
  }

  private void end(BulkItemState how, String broken, Instant at) {
    if (state != BulkItemState.WAITING) {
      throw new RuleViolation("bulk-ended", "The line is " + state);
    }
    state = how;
    rule = broken;
    endedAt = at;
  }

  Long id() {
    return id;
  }

  long jobId() {
    return jobId;
  }

  long reportId() {
    return reportId;
  }

  String trackingId() {
    return trackingId;
  }

  String handoff() {
    return handoff;
  }

  /** The version of report or hand-off that whoever ordered it saw. */
  long decidedOn() {
    return decidedOn;
  }

  String before() {
    return before;
  }

  String after() {
    return after;
  }

  BulkItemView view() {
    return new BulkItemView(position, trackingId, state, rule);
  }
}
