package id.lapor.handoff;

import id.lapor.audit.GivenJournal;
import id.lapor.identity.Caller;
import id.lapor.identity.GivenReporters;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Reports with texts and reporters, and those who look for them. */
final class GivenFinding {

  static final Clock CLOCK = Clock.fixed(GivenWork.NOW, ZoneOffset.UTC);

  final EntityManager em;
  final GivenWork work;
  private long next = 7_000_000_000L;

  GivenFinding(EntityManager em) {
    this.em = em;
    work = new GivenWork(em);
  }

  Scope serving(String role, long institution) {
    return work.serving(role, institution);
  }

  /** The search for words, of whoever holds these roles. */
  StaffSearch search(Scope... scopes) {
    StaffSearch search = new StaffSearch();
    search.clock = CLOCK;
    search.findings = new WordFindings();
    search.findings.em = em;
    search.findings.findings = findings(Caller.of("uji-petugas", scopes));
    return search;
  }

  StaffSearch national() {
    return search(Scope.national(Role.NATIONAL_VERIFIER));
  }

  /** The search for people, of whoever holds these roles. */
  ReporterSearch people(String user, Scope... scopes) {
    ReporterSearch search = new ReporterSearch();
    search.caller = Caller.of(user, scopes);
    search.findings = findings(search.caller);
    search.vault = GivenReporters.vault(em);
    search.journal = GivenJournal.of(em, search.caller, CLOCK);
    search.limits = new RequestLimits();
    return search;
  }

  private StaffFindings findings(Caller caller) {
    StaffFindings findings = new StaffFindings();
    findings.em = em;
    findings.caller = caller;
    findings.scope = new CaseScope();
    findings.scope.caller = caller;
    return findings;
  }

  /** What a national verifier finds by "gapura" with these filters. */
  List<StaffFind> narrowed(
      ReportType type,
      ReportStatus status,
      String region,
      String institution,
      LocalDate from,
      LocalDate to) {
    return national()
        .page(
            new StaffQuery("gapura", type, status, null, region, institution, null, from, to), null)
        .items();
  }

  /** A report that this institution has, with a hand-off in this status; its key. */
  long handoff(long institution, String status) {
    return work.handoff(institution, status).report();
  }

  String code(long institution) {
    return (String)
        em.createNativeQuery("select code from institution where id = ?1")
            .setParameter(1, institution)
            .getSingleResult();
  }

  /** Gives a column of a report this text. */
  void text(long report, String column, String text) {
    em.createNativeQuery("update report set " + column + " = ?2 where id = ?1")
        .setParameter(1, report)
        .setParameter(2, text)
        .executeUpdate();
  }

  /** Lets a report have come at this time. */
  void received(long report, Instant at) {
    em.createNativeQuery("update report set received_at = ?2 where id = ?1")
        .setParameter(1, report)
        .setParameter(2, Timestamp.from(at))
        .executeUpdate();
  }

  /** So many reports of nobody's with this text, all received at once. */
  void others(int count, String text, Instant at) {
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, anonymous, confidential, channel,"
                + " imported, received_at, return_count, reopen_count, region_code)"
                + " select n, 1, cast(n as text), 'COMPLAINT', false, 'SUBMITTED', 'INSTITUTION',"
                + " 'Judul', ?2, false, false, false, 'WEB', false, ?3, 0, 0, '35.78'"
                + " from generate_series(cast(?1 as bigint), cast(?1 as bigint) + ?4 - 1) n")
        .setParameter(1, next)
        .setParameter(2, text)
        .setParameter(3, Timestamp.from(at))
        .setParameter(4, count)
        .executeUpdate();
    next += count;
  }

  void entered(long report, long institution) {
    em.createNativeQuery("update report set entering_institution_id = ?2 where id = ?1")
        .setParameter(1, report)
        .setParameter(2, institution)
        .executeUpdate();
  }

  /** Something that was said about a report; the key of the event. */
  long said(long report, String type, String text) {
    long id = next++;
    em.createNativeQuery(
            "insert into report_event (id, report_id, sequence, type, at, actor, actor_role, data,"
                + " previous_hash, hash) values (?1, ?2, cast(?1 - 7000000000 as integer), ?3,"
                + " timestamptz '2026-10-02', 'somebody', 'REPORTER', '{}', 'x', 'y')")
        .setParameter(1, id)
        .setParameter(2, report)
        .setParameter(3, type)
        .executeUpdate();
    em.createNativeQuery(
            "insert into event_content (event_id, salt, text)"
                + " values (?1, 'x', cast(json_build_object('text', cast(?2 as text)) as text))")
        .setParameter(1, id)
        .setParameter(2, text)
        .executeUpdate();
    return id;
  }

  void erased(long event) {
    em.createNativeQuery("delete from event_content where event_id = ?1")
        .setParameter(1, event)
        .executeUpdate();
  }

  /** A report by this reporter, as intake leaves it; its key. */
  long reported(String pseudonym, boolean anonymous) {
    long report = work.report("SUBMITTED", false, null);
    em.createNativeQuery("update report set pseudonym = ?2, anonymous = ?3 where id = ?1")
        .setParameter(1, report)
        .setParameter(2, pseudonym)
        .setParameter(3, anonymous)
        .executeUpdate();
    return report;
  }
}
