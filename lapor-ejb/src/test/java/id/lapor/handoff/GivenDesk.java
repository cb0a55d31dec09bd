package id.lapor.handoff;

import id.lapor.deadline.GivenDeadlines;
import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.institution.Institution;
import id.lapor.outbox.GivenOutbox;
import id.lapor.outbox.ReceivingWay;
import id.lapor.report.GivenReports;
import id.lapor.report.ReportHappened;
import id.lapor.report.TrackingId;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** A small country with work in it, and use cases on hand-offs, for tests of other features. */
public final class GivenDesk {

  public static final Clock CLOCK = Clock.fixed(GivenWork.NOW, ZoneOffset.UTC);

  public final EntityManager em;
  public final GivenWork work;
  public final long ministry;
  public final long unit;
  public final long city;
  private final Caller caller;
  private final Consumer<ReportHappened> happened;
  private final CaseScope scope = new CaseScope();

  public GivenDesk(EntityManager em, Caller caller, Consumer<ReportHappened> happened) {
    this.em = em;
    this.caller = caller;
    this.happened = happened;
    work = new GivenWork(em);
    ministry = work.ministry;
    unit = work.unit;
    city = work.city;
    scope.caller = caller;
    scope.handoffs = handoffs();
    scope.reports = GivenReports.reports(em);
    scope.actors = GivenReports.actors(caller, GivenInstitutions.institutions(em));
  }

  private Handoffs handoffs() {
    Handoffs handoffs = new Handoffs();
    handoffs.em = em;
    return handoffs;
  }

  /** A hand-off of an ordinary report to this institution; its id. */
  public String handoff(long institution, String status) {
    return numbered(work.handoff(institution, status));
  }

  /** The same for a report about wrongdoing by an official. */
  public String supervisoryHandoff(long institution) {
    return numbered(
        work.handoff(
            institution, "ACCEPTED", true, GivenWork.LONG_AGO, "ROUTED", "INSTITUTION", 0));
  }

  /** A report in this status that named an institution; its key. */
  public long report(String status, long named) {
    long report = work.report(status, false, named);
    number(report);
    return report;
  }

  /** So many reports that wait for verification by the institution that they named. */
  public void reports(int howMany, long named) {
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, named_institution_id, anonymous,"
                + " confidential, channel, imported, received_at, return_count, reopen_count)"
                + " select 8100000000 + n, 1, cast(8100000000 + n as text), 'COMPLAINT', false,"
                + " 'SUBMITTED', 'INSTITUTION', 'Judul', 'Isi', false, ?2, false, false, 'WEB',"
                + " false, timestamptz '2026-10-01', 0, 0 from generate_series(1, ?1) n")
        .setParameter(1, howMany)
        .setParameter(2, named)
        .executeUpdate();
  }

  /** Keys of the lines that the caller finds in a list. */
  public List<String> keys(WorkList list) {
    Scope[] scopes = caller.scopes().toArray(Scope[]::new);
    return work.lists(caller.account(), scopes).page(WorkQuery.of(list), null, 100).items().stream()
        .map(WorkLine::key)
        .toList();
  }

  private String numbered(GivenWork.Item item) {
    number(item.report());
    return "made-" + item.id();
  }

  /** Gives a report a number that people could type. */
  private void number(long report) {
    em.createNativeQuery("update report set tracking_id = ?1 where id = ?2")
        .setParameter(1, TrackingId.numbered((int) (report % 1_000_000) + 800_000_000).digits())
        .setParameter(2, report)
        .executeUpdate();
  }

  /** A limit of every hand-off that was made here, which has passed. */
  public void allOverdue() {
    work.items.forEach(
        item -> {
          work.owed(item.report(), item.id(), "RESPOND", Instant.parse("2026-10-10T00:00:00Z"));
          work.owed(item.report(), item.id(), "RESOLVE", Instant.parse("2026-10-11T00:00:00Z"));
        });
  }

  /** User name of whoever works on it, or null. */
  public String holder(String handoff) {
    em.flush();
    return selection().holder(handoff);
  }

  public WorkSelection selection() {
    WorkSelection selection = new WorkSelection();
    selection.em = em;
    selection.handoffs = scope.handoffs;
    selection.assignments = assignments();
    selection.scope = scope;
    selection.caller = caller;
    selection.waits = GivenWork.waits(em, CLOCK);
    selection.clock = CLOCK;
    return selection;
  }

  private Assignments assignments() {
    Assignments assignments = new Assignments();
    assignments.em = em;
    assignments.clock = CLOCK;
    return assignments;
  }

  public Assigning assigning() {
    Assigning assigning = new Assigning();
    assigning.clock = CLOCK;
    assigning.reports = GivenReports.reports(em);
    assigning.handoffs = scope.handoffs;
    assigning.assignments = assignments();
    assigning.colleagues = GivenAccounts.colleagues(em);
    assigning.events = events(CLOCK);
    assigning.counts = new WorkCounts();
    assigning.scope = scope;
    return assigning;
  }

  public HandoffDesk handoffDesk() {
    HandoffDesk desk = new HandoffDesk();
    desk.reports = GivenReports.reports(em);
    desk.handoffs = scope.handoffs;
    desk.returning = returning();
    desk.scope = scope;
    desk.institutions = GivenInstitutions.institutions(em);
    desk.events = events(CLOCK);
    desk.clock = CLOCK;
    return desk;
  }

  /** What is done about offers that nobody takes up, at this time. */
  public OfferDesk offers(Clock clock) {
    OfferDesk desk = new OfferDesk();
    desk.reports = GivenReports.reports(em);
    desk.handoffs = scope.handoffs;
    desk.assignments = assignments();
    desk.scope = scope;
    desk.caller = caller;
    desk.waits = GivenWork.waits(em, clock);
    desk.institutions = GivenInstitutions.institutions(em);
    desk.deadlines = GivenDeadlines.running(em);
    desk.clock = clock;
    desk.offering = offering(clock);
    desk.events = events(clock);
    return desk;
  }

  private HandoffEvents events(Clock clock) {
    HandoffEvents events = new HandoffEvents();
    events.events = GivenReports.events(em, clock, happened);
    return events;
  }

  private Offering offering(Clock clock) {
    Offering offering = new Offering();
    offering.handoffs = scope.handoffs;
    offering.deadlines = GivenDeadlines.running(em);
    offering.outbox = GivenOutbox.outbox(em, clock);
    offering.events = events(clock);
    offering.clock = clock;
    return offering;
  }

  private Returning returning() {
    Returning returning = new Returning();
    returning.handoffs = scope.handoffs;
    returning.assignments = assignments();
    returning.deadlines = GivenDeadlines.running(em);
    returning.offering = offering(CLOCK);
    returning.events = events(CLOCK);
    returning.clock = CLOCK;
    return returning;
  }

  private Publishing publishing() {
    Publishing publishing = new Publishing();
    publishing.reports = GivenReports.reports(em);
    publishing.handoffs = scope.handoffs;
    publishing.deadlines = GivenDeadlines.running(em);
    publishing.events = events(CLOCK);
    publishing.clock = CLOCK;
    return publishing;
  }

  /** What systems of institutions do. */
  public SystemDesk systemDesk() {
    SystemDesk desk = new SystemDesk();
    desk.reports = GivenReports.reports(em);
    desk.handoffs = scope.handoffs;
    desk.publishing = publishing();
    desk.returning = returning();
    desk.returning.deadlines = desk.publishing.deadlines;
    desk.institutions = GivenInstitutions.institutions(em);
    desk.events = events(CLOCK);
    desk.clock = CLOCK;
    return desk;
  }

  public CaseDesk caseDesk() {
    CaseDesk desk = new CaseDesk();
    desk.reports = GivenReports.reports(em);
    desk.events = GivenReports.events(em, CLOCK, happened);
    desk.scope = scope;
    return desk;
  }

  /** Serves the ministry by this way from today on. */
  void receives(ReceivingWay way) {
    GivenOutbox.receives(em, ministry, code(ministry), way, CLOCK);
  }

  /** What waits for the ministry's system of this kind: the hand-off, and what is said of it. */
  List<String> said(String kind) {
    return GivenOutbox.waiting(em, ministry).stream()
        .filter(row -> kind.equals(row[0]))
        .map(row -> row[1] + " " + row[2])
        .toList();
  }

  String code(long institution) {
    return em.find(Institution.class, institution).code();
  }
}
