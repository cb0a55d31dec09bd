package id.lapor.handoff;

import id.lapor.deadline.Deadlines;
import id.lapor.deadline.GivenDeadlines;
import id.lapor.deadline.WorkingCalendar;
import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Scope;
import id.lapor.report.StaffReports;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Work of a small country of tests: a ministry with a unit, and a city; and lists that read it. */
public final class GivenWork {

  /** A Wednesday, ten in the morning in Jakarta, noon in Jayapura. */
  static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  static final Instant LONG_AGO = Instant.parse("2026-10-02T00:00:00Z");

  private static final long FIRST = 9_000_000_000L;

  final EntityManager em;
  final long ministry;
  final long unit;
  final long city;
  final List<Item> items = new ArrayList<>();
  private long next = FIRST;

  /** What is known of a hand-off that was made here. */
  record Item(
      long id,
      long report,
      long institution,
      String status,
      boolean supervisory,
      Instant offeredAt,
      String reportStatus,
      String turn,
      int reopenings) {}

  GivenWork(EntityManager em) {
    this.em = em;
    ministry = GivenAccounts.institution(em, null, "Kementerian Uji", "Asia/Jakarta");
    unit = GivenAccounts.institution(em, ministry, "Direktorat Uji", "Asia/Jayapura");
    city = GivenAccounts.institution(em, null, "Kota Uji", "Asia/Jakarta");
  }

  String path(long institution) {
    return institution == unit ? "/" + ministry + "/" + unit + "/" : "/" + institution + "/";
  }

  public Scope serving(String role, long institution) {
    return new Scope(role, institution, path(institution));
  }

  WorkLists lists(String user, Scope... scopes) {
    WorkLists lists = new WorkLists();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    lists.em = em;
    lists.clock = clock;
    lists.waits = waits(em, clock);
    lists.caller = Caller.of(user, scopes);
    lists.scope = new CaseScope();
    lists.scope.caller = lists.caller;
    lists.remembered = new WorkCounts();
    lists.lines = new WorkLines();
    lists.lines.em = em;
    lists.lines.clock = clock;
    lists.lines.calendar = lists.waits.calendar;
    lists.lines.waits = lists.waits;
    lists.lines.actions = new CaseActions();
    lists.lines.actions.caller = lists.caller;
    lists.lines.actions.scope = lists.scope;
    lists.lines.actions.waits = lists.waits;
    lists.lines.staffReports = new StaffReports();
    lists.seen = new SeenReports();
    lists.lines.seen = lists.seen;
    lists.lines.deadlines = deadlines();
    return lists;
  }

  /** How long offers wait where nobody has a day off, and fifteen working hours are the limit. */
  static OfferWaits waits(EntityManager em, Clock clock) {
    OfferWaits waits = new OfferWaits();
    waits.limits = GivenDeadlines.limits(em);
    waits.calendar = new WorkingCalendar(year -> Set.of());
    waits.clock = clock;
    return waits;
  }

  private Deadlines deadlines() {
    return GivenDeadlines.deadlines(em);
  }

  long report(String status, boolean supervisory, Long named) {
    return report(status, "INSTITUTION", supervisory, named, 0);
  }

  long report(String status, String turn, boolean supervisory, Long named, int reopenings) {
    long id = next++;
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, named_institution_id, anonymous,"
                + " confidential, channel, imported, received_at, return_count, reopen_count,"
                + " region_code) values (?1, 1, cast(?1 as text), 'COMPLAINT', ?2, ?3, ?5,"
                + " 'Judul ' || ?1, 'Isi', false, cast(?4 as bigint), false, false, 'WEB', false,"
                + " timestamptz '2026-10-01' + make_interval(secs => ?1 - "
                + FIRST
                + "), 0, ?6, '35.78')")
        .setParameter(1, id)
        .setParameter(2, supervisory)
        .setParameter(3, status)
        .setParameter(4, named == null ? null : named.toString())
        .setParameter(5, turn)
        .setParameter(6, reopenings)
        .executeUpdate();
    return id;
  }

  /** A hand-off of an ordinary report that was given to its institution long ago. */
  Item handoff(long institution, String status) {
    return handoff(institution, status, false, LONG_AGO, "ROUTED", "INSTITUTION", 0);
  }

  Item handoff(
      long institution,
      String status,
      boolean supervisory,
      Instant offeredAt,
      String reportStatus,
      String turn,
      int reopenings) {
    long report = report(reportStatus, turn, supervisory, null, reopenings);
    long id = next++;
    em.createNativeQuery(
            "insert into handoff (id, version, uuid, report_id, institution_id, role, status,"
                + " binding, offered_at) values (?1, 1, 'made-' || ?1, ?2, ?3, 'LEAD', ?4, false,"
                + " cast(?5 as timestamptz))")
        .setParameter(1, id)
        .setParameter(2, report)
        .setParameter(3, institution)
        .setParameter(4, status)
        .setParameter(5, offeredAt.toString())
        .executeUpdate();
    Item item =
        new Item(
            id,
            report,
            institution,
            status,
            supervisory,
            offeredAt,
            reportStatus,
            turn,
            reopenings);
    items.add(item);
    return item;
  }

  /** A clock of a hand-off, or of a report when that is null, that ends then. */
  void owed(long report, Long handoff, String timer, Instant dueAt) {
    em.createNativeQuery(
            "insert into deadline (id, version, report_id, handoff_id, timer, report_class,"
                + " regulation, amount, unit, legal_source, zone, started_at, due_at, state)"
                + " values (?1, 1, ?2, cast(?3 as bigint), ?4, 'COMPLAINT', 'Made', 5,"
                + " 'WORKING_DAY', 'Made', coalesce((select i.zone from handoff h join institution"
                + " i on i.id = h.institution_id where h.id = cast(?3 as bigint)), 'Asia/Jakarta'),"
                + " timestamptz '2026-10-02', cast(?5 as timestamptz), ?6)")
        .setParameter(1, next++)
        .setParameter(2, report)
        .setParameter(3, handoff == null ? null : handoff.toString())
        .setParameter(4, timer)
        .setParameter(5, dueAt.toString())
        .setParameter(6, dueAt.isBefore(NOW) ? "MISSED" : "RUNNING")
        .executeUpdate();
  }

  void assigned(Item item, long account) {
    em.persist(new Assignment(em.find(Handoff.class, item.id()), account, "somebody", NOW));
    em.flush();
  }
}
