package id.lapor.report;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.identity.AccessCode;
import id.lapor.identity.Caller;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.Keys;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.ReporterVault;
import id.lapor.identity.Role;
import id.lapor.institution.Categories;
import id.lapor.institution.Category;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.institution.Regions;
import id.lapor.institution.Zones;
import id.lapor.watch.Figures;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How reports come in: from people themselves, and typed in by officers and partners for them. */
@Stateless
public class Intake {

  private static final String[] ENTERING = {
    Role.CHANNEL_OPERATOR,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER,
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN
  };

  private static final Jsonb JSONB = JsonbBuilder.create();

  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject Deadlines deadlines;
  @Inject ReporterVault vault;
  @Inject Institutions institutions;
  @Inject Regions regions;
  @Inject Categories categories;
  @Inject IdempotencyKeys idempotency;
  @Inject Actors actors;
  @Inject Caller caller;
  @Inject Keys keys;
  @Inject Event<ReporterReachable> reachable;
  @Inject Clock clock;

  /**
   * T1: takes a report in and starts the clock of verification.
   *
   * @param key makes the submission safe to repeat, or null
   * @return the tracking id and, this once, the access code; for a repetition the first answer
   */
  @PermitAll
  public SubmittedReport submit(NewReport request, IdempotencyKey key) {
    Optional<String> answered = key == null ? Optional.empty() : idempotency.claim(key);
    if (answered.isPresent()) {
      return JSONB.fromJson(answered.get(), SubmittedReport.class);
    }
    Optional<Actor> officer = actors.any(ENTERING);
    request.check(LocalDate.ofInstant(clock.instant(), Zones.WIB), officer.isPresent());
    refuseSecondOfSameNumber(request);
    Instant now = clock.instant();
    AccessCode code = AccessCode.create();
    Report report =
        Report.submit(
            reports.freeTrackingId(),
            request.type(),
            new Original(request.title().strip(), request.body().strip(), request.incidentDate()),
            place(request.location()),
            reporter(request, now),
            origin(request, officer, now));
    report.reporter().protectBy(code.hash(keys));
    name(report, request, now);
    reports.add(report);
    announceContact(request, report);
    events.append(
        report,
        EventType.SUBMITTED,
        officer.orElse(Actor.REPORTER),
        null,
        Map.of("channel", report.origin().channel().name(), "type", report.type().name()),
        Map.of("title", report.original().title(), "body", report.original().body()));
    Deadline verify = startVerification(report, now);
    reports.flush();
    Figures.count(
        "lapor.reports", "channel", report.origin().channel().name(), "type", report.type().name());
    SubmittedReport answer =
        new SubmittedReport(
            report.trackingId().digits(), code.shown(), report.status(), List.of(verify.view()));
    if (key != null) {
      idempotency.keep(key, JSONB.toJson(answer));
    }
    return answer;
  }

  private void announceContact(NewReport request, Report report) {
    ReporterDetails known = request.reporter();
    if (known == null || known.email() == null && known.phone() == null) {
      return;
    }
    reachable.fire(
        new ReporterReachable(
            report,
            report.reporter().pseudonym(),
            known.email() == null ? ContactChannel.PHONE : ContactChannel.EMAIL,
            request.language() == null ? NewReport.LANGUAGES.get(0) : request.language()));
  }

  private Deadline startVerification(Report report, Instant now) {
    ZoneId zone = report.namedInstitution().map(Institution::zone).orElse(Zones.WIB);
    return deadlines.start(Timer.VERIFY, report.id(), null, report.limitClass(), now, zone);
  }

  private void refuseSecondOfSameNumber(NewReport request) {
    boolean known =
        request.externalId() != null
            && reports.findByExternalId(caller.account(), request.externalId()).isPresent();
    new InputRules()
        .that(!known, "externalId", "already-used", "This client has sent this number before")
        .refuseIfBroken();
  }

  private Origin origin(NewReport request, Optional<Actor> officer, Instant now) {
    if (officer.isEmpty()) {
      return Origin.own(IntakeChannel.WEB, now).urgent(request.urgent());
    }
    IntakeChannel channel = request.channel() == null ? IntakeChannel.WALK_IN : request.channel();
    return Origin.enteredBy(
            officer.get().name(), officer.get().institution(), channel, request.externalId(), now)
        .urgent(request.urgent());
  }

  private ReporterLink reporter(NewReport request, Instant now) {
    boolean known = request.reporter() != null && !request.reporter().isEmpty();
    return new ReporterLink(
        request.anonymous(),
        request.confidential(),
        known ? stored(request) : null,
        request.consentVersion().strip(),
        now);
  }

  private String stored(NewReport request) {
    String pseudonym = vault.store(request.reporter());
    if (!request.anonymous()) {
      vault.makeFindable(pseudonym, request.reporter());
    }
    return pseudonym;
  }

  private Place place(NewReport.NewLocation location) {
    if (location == null) {
      return null;
    }
    if (blank(location.regionCode()) != null) {
      InputRules.known("location.regionCode", regions.find(location.regionCode()));
    }
    return new Place(
        blank(location.regionCode()), blank(location.address()), location.lat(), location.lon());
  }

  private void name(Report report, NewReport request, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Zones.WIB);
    Institution institution =
        blank(request.institution()) == null
            ? null
            : InputRules.known("institution", institutions.validOn(request.institution(), today));
    Category category =
        blank(request.category()) == null
            ? null
            : InputRules.known("category", categories.validOn(request.category(), today));
    report.named(institution, category);
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
