package id.lapor.report;

import id.lapor.deadline.ReportClass;
import id.lapor.institution.Category;
import id.lapor.institution.Institution;
import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person told the government about a public service, from intake to its end: the root of all
 * that happens to it.
 *
 * <p>Every change of status goes through one of the verbs below; each checks first and then
 * changes, so that a refused verb leaves everything as it was.
 */
@Entity
@Table(name = "report")
public class Report {

  /** How long after closing a report may be reopened. */
  public static final Duration REOPENING_WINDOW = Duration.ofDays(30);

  /** How often a report may be reopened; after that the Ombudsman is the next door. */
  public static final int MAX_REOPENINGS = 2;

  /** After so many returns only the national administrator routes, and that decision binds. */
  public static final int RETURNS_BEFORE_DECISION = 2;

  private static final Set<ReportStatus> PUBLIC =
      EnumSet.of(
          ReportStatus.ROUTED,
          ReportStatus.IN_PROGRESS,
          ReportStatus.RETURNED,
          ReportStatus.COMPLETED);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "report_seq")
  @SequenceGenerator(name = "report_seq", sequenceName = "report_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Embedded private TrackingId trackingId;

  @Column(name = "access_code_hash", length = 64)
  private String accessCodeHash;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private ReportType type;

  @Column(nullable = false)
  private boolean supervisory;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private ReportStatus status;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  private Turn turn;

  @Column(name = "original_title", nullable = false, length = 150, updatable = false)
  private String originalTitle;

  @Column(name = "original_body", nullable = false, updatable = false)
  private String originalBody;

  @Embedded private PublicFace face;
  @Embedded private Place place;
  @Embedded private ReporterLink reporter;
  @Embedded private Origin origin;
  @Embedded private Outcome outcome;

  @Column(name = "incident_date", updatable = false)
  private LocalDate incidentDate;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "category_id")
  private Category category;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "named_institution_id", updatable = false)
  private Institution namedInstitution;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "lead_institution_id")
  private Institution lead;

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

  /** The newest event as far as this transaction knows; the chain's end is not part of the row. */
  @Transient private ReportEvent lastEvent;

  protected Report() {
    // for JPA
  }

  /** A report as it came in; its text is never changed afterwards. */
  static Report submit(
      TrackingId trackingId,
      ReportType type,
      String title,
      String body,
      LocalDate incidentDate,
      Place place,
      ReporterLink reporter,
      Origin origin) {
    Report report = new Report();
    report.trackingId = trackingId;
    report.type = type;
    report.status = ReportStatus.SUBMITTED;
    report.turn = Turn.INSTITUTION;
    report.originalTitle = title;
    report.originalBody = body;
    report.incidentDate = incidentDate;
    report.place = place;
    report.reporter = reporter;
    report.origin = origin;
    report.face = PublicFace.none();
    return report;
  }

  /** The institution and category that the reporter named, if any. */
  void named(Institution institution, Category suggested) {
    namedInstitution = institution;
    category = suggested;
  }

  void protectBy(String newAccessCodeHash) {
    accessCodeHash = newAccessCodeHash;
  }

  /** T3: something is missing; the reporter is asked. */
  void requestInformation() {
    become(ReportStatus.PENDING_INFO);
    turn = Turn.REPORTER;
  }

  /** T4: the reporter completed it; verification starts anew. */
  void completeInformation() {
    requireStatus(ReportStatus.PENDING_INFO);
    become(ReportStatus.SUBMITTED);
    turn = Turn.INSTITUTION;
  }

  /** T2: classified, worded for the public and given to its lead, all at once. */
  public void verify(
      ReportType confirmedType,
      boolean confirmedSupervisory,
      Category confirmedCategory,
      String publicTitle,
      String publicText,
      Instant at) {
    requireStatus(ReportStatus.SUBMITTED);
    if (confirmedSupervisory && confirmedType != ReportType.COMPLAINT) {
      throw new RuleViolation(
          "supervisory-only-complaint", "supervisory", "Only a complaint can be supervisory");
    }
    become(ReportStatus.ROUTED);
    type = confirmedType;
    supervisory = confirmedSupervisory;
    category = confirmedCategory;
    routedAt = at;
    face.edit(publicTitle, publicText);
    showIfPublic();
  }

  /** T8: routed again after it came back. */
  public void reroute(Instant at) {
    requireStatus(ReportStatus.RETURNED);
    become(ReportStatus.ROUTED);
    routedAt = at;
    showIfPublic();
  }

  /** The lead among the institutions that hold it; null when it was returned. */
  public void leadBy(Institution institution) {
    lead = institution;
  }

  /** T7: the lead says that it is not competent. */
  public void leadReturned(boolean othersHoldIt) {
    requireOpenWithInstitutions();
    returnCount++;
    lead = null;
    if (!othersHoldIt && status == ReportStatus.ROUTED) {
      become(ReportStatus.RETURNED);
    }
  }

  /** The last supporting institution returned too, and there was no lead any more. */
  public void heldByNobody() {
    if (lead == null && status == ReportStatus.ROUTED) {
      become(ReportStatus.RETURNED);
    }
  }

  /** T10, T11: a substantive answer was published; the reporter has the word until then. */
  public void answered(Instant at, Instant autoCloseBy) {
    requireOpenWithInstitutions();
    if (status == ReportStatus.ROUTED) {
      become(ReportStatus.IN_PROGRESS);
    }
    turn = Turn.REPORTER;
    lastAnswerAt = at;
    autoCloseAt = autoCloseBy;
  }

  /** T11: the reporter replied; nothing closes by itself any more. */
  void replied() {
    if (!status.open() && status != ReportStatus.COMPLETED) {
      throw refusal("illegal-transition", "A report that is " + status + " takes no reply");
    }
    requireNot(ReportStatus.COMPLETED);
    turn = Turn.INSTITUTION;
    autoCloseAt = null;
  }

  /** T12, T13. */
  void complete(Outcome how) {
    requireStatus(ReportStatus.IN_PROGRESS);
    become(ReportStatus.COMPLETED);
    end(how);
  }

  /** T14: within {@link #REOPENING_WINDOW} and at most {@value #MAX_REOPENINGS} times. */
  void reopen(Instant at) {
    requireStatus(ReportStatus.COMPLETED);
    if (reopenCount >= MAX_REOPENINGS) {
      throw refusal("reopened-too-often", "Reopened " + reopenCount + " times already");
    }
    if (!reopenable(at)) {
      throw refusal("reopening-too-late", "Closed more than 30 days ago");
    }
    become(ReportStatus.IN_PROGRESS);
    reopenCount++;
    outcome = null;
    turn = Turn.INSTITUTION;
    showIfPublic();
  }

  /** Whether the reporter may still reopen it. */
  boolean reopenable(Instant at) {
    return status == ReportStatus.COMPLETED
        && reopenCount < MAX_REOPENINGS
        && !at.isAfter(outcome.closedAt().plus(REOPENING_WINDOW));
  }

  /** T17, and T5 when the reporter did not complete it in time. */
  void withdraw(Instant at) {
    become(ReportStatus.WITHDRAWN);
    end(Outcome.ended(at));
  }

  /** T6. */
  void archive(Instant at) {
    become(ReportStatus.ARCHIVED);
    end(Outcome.ended(at));
  }

  /** T18. */
  void restore() {
    requireStatus(ReportStatus.ARCHIVED);
    become(ReportStatus.SUBMITTED);
    outcome = null;
    routedAt = null;
    turn = Turn.INSTITUTION;
  }

  /** T15: joined to {@code master}, which must be open and no part of another report. */
  void mergeInto(Report master, Instant at) {
    if (master.equals(this) || !master.status.open()) {
      throw new RuleViolation(
          "merge-target-not-open", "into", "Only another report that is open can take this one");
    }
    ReportStatus before = status;
    become(ReportStatus.MERGED);
    statusBeforeMerge = before;
    mergedInto = master;
    end(Outcome.ended(at));
  }

  /** T19: back to the status it had. */
  void unmerge() {
    requireStatus(ReportStatus.MERGED);
    become(statusBeforeMerge);
    statusBeforeMerge = null;
    mergedInto = null;
    outcome = null;
    turn = status == ReportStatus.PENDING_INFO ? Turn.REPORTER : Turn.INSTITUTION;
    showIfPublic();
  }

  void editPublicText(String publicTitle, String publicText) {
    if (routedAt == null) {
      throw refusal("not-routed", "There is no public text before verification");
    }
    face.edit(publicTitle, publicText);
  }

  void takeDown(String reason, Instant at) {
    if (!face.published()) {
      throw refusal("not-published", "The report is not public");
    }
    face.takeDown(reason, at);
  }

  void putBack() {
    if (!face.takenDown()) {
      throw refusal("not-taken-down", "The report was not taken down");
    }
    face.putBack();
    showIfPublic();
  }

  void chained(ReportEvent event) {
    lastEvent = event;
  }

  /** Refuses a decision that was made on an older state than the present one. */
  public void requireVersion(long decidedOn) {
    if (decidedOn != version) {
      throw refusal("stale-version", "Decided on version " + decidedOn + ", now " + version);
    }
  }

  /** A refusal that tells the present state. */
  public RuleViolation refusal(String rule, String message) {
    return new RuleViolation(
        rule, message, Map.of("status", status.name(), "version", Long.toString(version)));
  }

  private void end(Outcome how) {
    outcome = how;
    autoCloseAt = null;
    turn = Turn.REPORTER;
    showIfPublic();
  }

  private void showIfPublic() {
    face.show(
        routedAt != null && PUBLIC.contains(status) && !reporter.confidential() && !supervisory);
  }

  private void become(ReportStatus next) {
    if (!status.canBecome(next)) {
      throw refusal("illegal-transition", trackingId + " is " + status + ", cannot be " + next);
    }
    status = next;
  }

  private void requireStatus(ReportStatus required) {
    if (status != required) {
      throw refusal("illegal-transition", trackingId + " is " + status + ", not " + required);
    }
  }

  private void requireNot(ReportStatus refused) {
    if (status == refused) {
      throw refusal("illegal-transition", trackingId + " is " + status);
    }
  }

  private void requireOpenWithInstitutions() {
    if (status != ReportStatus.ROUTED && status != ReportStatus.IN_PROGRESS) {
      throw refusal("illegal-transition", trackingId + " is " + status + ", with no institution");
    }
  }

  public Long id() {
    return id;
  }

  /**
   * Counts decisions and acts; whoever decides names the version they decided on. Receipts, notes
   * and missed limits do not count: they invalidate nobody's decision.
   */
  public long version() {
    return version;
  }

  public TrackingId trackingId() {
    return trackingId;
  }

  public ReportType type() {
    return type;
  }

  public boolean supervisory() {
    return supervisory;
  }

  /** The class for which legal limits are set. */
  public ReportClass limitClass() {
    return type.limitClass(supervisory);
  }

  public ReportStatus status() {
    return status;
  }

  public Optional<Institution> lead() {
    return Optional.ofNullable(lead);
  }

  public Optional<Institution> namedInstitution() {
    return Optional.ofNullable(namedInstitution);
  }

  /** The title that everybody may read, once there is one. */
  public Optional<String> publicTitle() {
    return Optional.ofNullable(face.title());
  }

  /** Whether the reporter's name is hidden from the public and from institutions. */
  public boolean anonymous() {
    return reporter.anonymous();
  }

  /** Whether everybody may read it now. */
  public boolean published() {
    return face.published();
  }

  /** Whether its text was taken down. */
  public boolean takenDown() {
    return face.takenDown();
  }

  /** The institution whose officer typed it in. */
  public Optional<Institution> enteringInstitution() {
    return Optional.ofNullable(origin.enteringInstitution());
  }

  public int returnCount() {
    return returnCount;
  }

  String accessCodeHash() {
    return accessCodeHash;
  }

  Turn turn() {
    return turn;
  }

  String originalTitle() {
    return originalTitle;
  }

  String originalBody() {
    return originalBody;
  }

  PublicFace face() {
    return face;
  }

  Place place() {
    return place;
  }

  ReporterLink reporter() {
    return reporter;
  }

  Origin origin() {
    return origin;
  }

  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  LocalDate incidentDate() {
    return incidentDate;
  }

  Optional<Category> category() {
    return Optional.ofNullable(category);
  }

  Instant routedAt() {
    return routedAt;
  }

  Instant autoCloseAt() {
    return autoCloseAt;
  }

  int reopenCount() {
    return reopenCount;
  }

  Optional<Report> mergedInto() {
    return Optional.ofNullable(mergedInto);
  }

  Optional<ReportEvent> lastEvent() {
    return Optional.ofNullable(lastEvent);
  }
}
