package id.lapor.report;

import id.lapor.deadline.GivenDeadlines;
import id.lapor.identity.Caller;
import id.lapor.institution.GivenInstitutions;
import id.lapor.institution.Institution;
import id.lapor.institution.InstitutionType;
import id.lapor.institution.Institutions;
import id.lapor.shared.ObservedEvent;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;

/** Reports in any state, each brought there by the verbs alone. */
public final class GivenReports {

  public static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");
  public static final Instant TUESDAY = Instant.parse("2026-03-03T02:00:00Z");
  public static final Institution HEALTH =
      Institution.root(
          "kemenkes",
          "Kementerian Kesehatan",
          InstitutionType.MINISTRY,
          ZoneId.of("Asia/Jakarta"),
          LocalDate.of(2024, 10, 21));

  private GivenReports() {}

  public static Report submitted() {
    return submitted(false, false);
  }

  /** A report in which somebody is said to be in danger. */
  public static Report urgent() {
    Report report = submitted();
    report.markUrgent(true);
    return report;
  }

  /** The same, held by an institution. */
  public static Report routedUrgent() {
    Report report = urgent();
    verify(report, false);
    return report;
  }

  /** A report whose content is nobody's business but that of those who handle it. */
  public static Report confidential() {
    return submitted(false, true);
  }

  /** A routed report about wrongdoing by an official, held by nobody. */
  public static Report supervisory() {
    Report report = submitted();
    verify(report, true);
    report.leadBy(null);
    return report;
  }

  /** The events of reports, with whoever observes them. */
  public static ReportEvents events(
      EntityManager em, Clock clock, Consumer<ReportHappened> observer) {
    ReportEvents events = new ReportEvents();
    events.em = em;
    events.happened = new ObservedEvent<>(observer);
    events.clock = clock;
    return events;
  }

  /** A report as a use case holds it. */
  public static Report locked(EntityManager em, TrackingId id) {
    return reports(em).lock(id);
  }

  /** In whose name this caller acts. */
  public static Actors actors(Caller caller, Institutions institutions) {
    Actors actors = new Actors();
    actors.caller = caller;
    actors.institutions = institutions;
    return actors;
  }

  /** What verifiers decide besides routing, for this caller. */
  public static Triage triage(
      EntityManager em, Caller caller, Clock clock, Consumer<ReportHappened> observer) {
    Triage triage = new Triage();
    triage.reports = reports(em);
    triage.events = events(em, clock, observer);
    triage.deadlines = GivenDeadlines.deadlines(em);
    triage.actors = actors(caller, GivenInstitutions.institutions(em));
    triage.ended = new ObservedEvent<>(ended -> {});
    triage.clock = clock;
    return triage;
  }

  /** All reports, within the transaction of this entity manager. */
  public static Reports reports(EntityManager em) {
    Reports reports = new Reports();
    reports.em = em;
    return reports;
  }

  static Report submitted(boolean anonymous, boolean confidential) {
    return Report.submit(
        TrackingId.random(),
        ReportType.COMPLAINT,
        new Original(
            "Lampu jalan padam",
            "Lampu jalan di depan pasar padam sejak dua minggu.",
            LocalDate.of(2026, 2, 27)),
        null,
        new ReporterLink(anonymous, confidential, "a-pseudonym", "2026-01", MONDAY),
        Origin.own(IntakeChannel.WEB, MONDAY));
  }

  public static Report routed() {
    Report report = submitted();
    verify(report, false);
    return report;
  }

  /** A report that everybody could read, and cannot any more. */
  public static Report takenDown() {
    Report report = routed();
    report.takeDown("Memuat data pribadi", TUESDAY);
    return report;
  }

  static void verify(Report report, boolean supervisory) {
    report.verify(
        ReportType.COMPLAINT, supervisory, null, "Lampu jalan padam", "Lampu padam.", MONDAY);
    report.leadBy(HEALTH);
  }

  /** A report in this state. */
  static Report in(ReportStatus status) {
    Report report = submitted();
    switch (status) {
      case SUBMITTED -> {}
      case PENDING_INFO -> report.requestInformation();
      case ROUTED -> verify(report, false);
      case RETURNED -> {
        verify(report, false);
        report.leadReturned(false);
      }
      case IN_PROGRESS -> {
        verify(report, false);
        report.answered(MONDAY, TUESDAY);
      }
      case COMPLETED -> {
        verify(report, false);
        report.answered(MONDAY, TUESDAY);
        report.complete(Outcome.confirmed(4, true, null, MONDAY));
      }
      case ARCHIVED -> report.archive(MONDAY);
      case WITHDRAWN -> report.withdraw(MONDAY);
      case MERGED -> report.mergeInto(submitted(), MONDAY);
    }
    return report;
  }
}
