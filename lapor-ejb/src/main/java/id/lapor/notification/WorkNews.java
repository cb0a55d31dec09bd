package id.lapor.notification;

import id.lapor.deadline.Timer;
import id.lapor.identity.Role;
import id.lapor.report.Report;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that happened to a report and is work for somebody: one row, written with what happened
 * and spread afterwards to the officers whose work it is. Numbers and codes, nothing of the report.
 */
@Entity
@Table(name = "work_news")
public class WorkNews {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "work_news_seq")
  @SequenceGenerator(name = "work_news_seq", sequenceName = "work_news_seq", allocationSize = 50)
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 24)
  private NoticeTemplate template;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 12)
  private WorkTarget target;

  @Column(name = "report_id", nullable = false, updatable = false)
  private long reportId;

  @Column(name = "tracking_id", nullable = false, updatable = false, length = 10)
  private String trackingId;

  @Column(updatable = false, length = 40)
  private String institution;

  @Column(updatable = false, length = 36)
  private String handoff;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false, length = 16)
  private Timer timer;

  @Column(name = "due_at", updatable = false)
  private Instant dueAt;

  @Column(nullable = false, updatable = false)
  private boolean supervisory;

  @Column(nullable = false, updatable = false, length = 64)
  private String actor;

  @Column(nullable = false, updatable = false)
  private Instant at;

  /** For JPA. */
  protected WorkNews() {}

  /**
   * Work that has come up.
   *
   * @param actor who caused it, and need not be told
   */
  WorkNews(Report report, NoticeTemplate template, WorkTarget target, String actor, Instant at) {
    this.template = template;
    this.target = target;
    this.reportId = report.id();
    this.trackingId = report.trackingId().digits();
    this.supervisory = report.supervisory();
    this.actor = actor;
    this.at = at;
  }

  /** The institution that it names, by code, and the hand-off. */
  WorkNews about(String institutionCode, String handoffId) {
    institution = institutionCode;
    handoff = handoffId;
    return this;
  }

  /** The limit that it is about. */
  WorkNews about(Timer limit, Instant due) {
    timer = limit;
    dueAt = due;
    return this;
  }

  /** The roles whose work it is. A supervisory report is nothing for all who work in a unit. */
  List<String> roles() {
    List<String> roles =
        new ArrayList<>(
            switch (template) {
              case WORK_APPROVAL -> List.of(Role.APPROVER);
              case WORK_ESCALATED -> List.of(Role.INSTITUTION_ADMIN);
              case WORK_APPROVED, WORK_RETURNED ->
                  List.of(Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN);
              default -> List.of(Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN, Role.UNIT_STAFF);
            });
    if (supervisory) {
      roles.remove(Role.UNIT_STAFF);
    }
    return roles;
  }

  /** Whether nobody who is told may wait for a digest. */
  boolean urgent() {
    return template == NoticeTemplate.WORK_URGENT;
  }

  Long id() {
    return id;
  }

  NoticeTemplate template() {
    return template;
  }

  WorkTarget target() {
    return target;
  }

  long reportId() {
    return reportId;
  }

  String trackingId() {
    return trackingId;
  }

  String institution() {
    return institution;
  }

  String handoff() {
    return handoff;
  }

  Timer timer() {
    return timer;
  }

  Instant dueAt() {
    return dueAt;
  }

  String actor() {
    return actor;
  }

  Instant at() {
    return at;
  }
}
