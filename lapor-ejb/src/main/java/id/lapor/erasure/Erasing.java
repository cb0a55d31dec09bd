package id.lapor.erasure;

import id.lapor.attachment.Attachments;
import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.exchange.Receipts;
import id.lapor.exchange.SentMessages;
import id.lapor.handoff.CaseDrafts;
import id.lapor.handoff.CasePresences;
import id.lapor.handoff.HandoffContents;
import id.lapor.identity.CodeReplacements;
import id.lapor.identity.ReporterVault;
import id.lapor.identity.Role;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.Outbox;
import id.lapor.report.Actor;
import id.lapor.report.Actors;
import id.lapor.report.ErasedTexts;
import id.lapor.report.ErasureGround;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.OpenPlaces;
import id.lapor.report.Report;
import id.lapor.report.ReportErased;
import id.lapor.report.ReportEvents;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import id.lapor.report.Triage;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Erases reports (UU 27/2022, arts. 43 and 44), and keeps them from being erased. Everything that
 * somebody wrote goes in one transaction, and who reported; number, state, times and the chain of
 * events stay, so that statistics count on and signatures can be verified.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class Erasing {

  private static final Logger LOGGER = System.getLogger(Erasing.class.getName());

  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject Actors actors;
  @Inject ErasureInventory inventory;
  @Inject ErasedTexts texts;
  @Inject HandoffContents handoffs;
  @Inject CaseDrafts drafts;
  @Inject CasePresences presences;
  @Inject Attachments attachments;
  @Inject SentMessages messages;
  @Inject Receipts receipts;
  @Inject CodeReplacements replacements;
  @Inject ReporterVault vault;
  @Inject Outbox outbox;
  @Inject AdministrationObserver journal;
  @Inject Event<ReportErased> erased;
  @Inject Clock clock;

  /** What an erasure would take away, and what stands against it now. */
  public ErasureOutlook foresee(String trackingId) {
    Report report = reports.require(TrackingId.of(trackingId));
    return inventory.of(report, messages.toldOf(report.id()).size());
  }

  /**
   * Erases the report. Nothing brings it back.
   *
   * @param version what the decision was made on
   * @param reason for national roles alone; it must not repeat what is erased
   * @param typed the number of the report, typed once more
   * @throws id.lapor.shared.RuleViolation {@code report-erased}, {@code report-open}, {@code
   *     report-reopenable}, {@code report-held}, {@code report-escalated}, {@code clock-running},
   *     {@code reports-joined}, or what is wrong with the input; nothing has changed then
   */
  public void erase(
      String trackingId, long version, ErasureGround ground, String reason, String typed) {
    Report report = reports.lockEvenErased(TrackingId.of(trackingId));
    Actor actor = administrator();
    inventory.requireErasable(report);
    report.requireVersion(version);
    check(report, ground, reason, typed);
    messages.hold(report.id());
    List<SentMessages.Told> told = messages.toldOf(report.id());
    Instant now = clock.instant();
    report.erase(ground, now);
    take(report, actor);
    events.append(
        report,
        EventType.ERASED,
        actor,
        null,
        Map.of("ground", ground.name(), "legalSource", ground.legalSource()),
        Map.of("reason", reason.strip()));
    told.forEach(
        one ->
            outbox.answer(
                one.institutionId(),
                MessageType.ERASURE,
                one.handoffId(),
                erasure(report, one.code(), ground, now),
                null));
    record(AdministrationAct.REPORT_ERASED, report, ground.name());
    LOGGER.log(Level.INFO, "Report {0} was erased: {1}", report.trackingId().digits(), ground);
  }

  /** From now on nothing of the report is erased, for a reason such as a case in court. */
  public void hold(String trackingId, long version, String reason) {
    Report report = reports.lock(TrackingId.of(trackingId));
    report.requireVersion(version);
    reason(reason);
    report.hold(clock.instant());
    note(report, EventType.HOLD_PLACED, reason);
    record(AdministrationAct.REPORT_HELD, report, null);
  }

  /** What stood against erasing it is over. */
  public void liftHold(String trackingId, long version, String reason) {
    Report report = reports.lock(TrackingId.of(trackingId));
    report.requireVersion(version);
    reason(reason);
    report.liftHold();
    note(report, EventType.HOLD_LIFTED, reason);
    record(AdministrationAct.REPORT_HOLD_LIFTED, report, null);
  }

  /** Each of these is one or a few statements, however much there is. */
  private void take(Report report, Actor actor) {
    long key = report.id();
    texts.erase(key);
    handoffs.erase(key);
    drafts.erase(key);
    presences.erase(key);
    attachments.erase(key);
    replacements.endAll(key);
    messages.erase(key);
    receipts.erase(key);
    report
        .reporter()
        .pseudonymUnless(reports.keepsReporterOf(report))
        .ifPresent(pseudonym -> vault.erase(pseudonym, actor.name()));
    erased.fire(new ReportErased(report));
  }

  private void check(Report report, ErasureGround ground, String reason, String typed) {
    String number = typed == null ? "" : typed.replaceAll("[#\\s]", "");
    reasoned(new InputRules().required("ground", ground), reason)
        .required("typed", typed)
        .that(
            typed == null || typed.isBlank() || number.equals(report.trackingId().digits()),
            "typed",
            "number-differs",
            "This is not the number of the report")
        .refuseIfBroken();
    OpenPlaces.refuse("reason", reason);
  }

  private static void reason(String reason) {
    reasoned(new InputRules(), reason).refuseIfBroken();
    OpenPlaces.refuse("reason", reason);
  }

  private static InputRules reasoned(InputRules rules, String reason) {
    return rules.required("reason", reason).text("reason", reason, 1, Triage.MAX_REASON);
  }

  private void note(Report report, EventType type, String reason) {
    events.append(report, type, administrator(), null, Map.of(), Map.of("reason", reason.strip()));
  }

  private Actor administrator() {
    return actors
        .any(Role.NATIONAL_ADMIN)
        .orElseThrow(() -> new NotFound("There is no such report"));
  }

  private void record(AdministrationAct act, Report report, String detail) {
    journal.record(act, report.trackingId().digits(), null, detail);
  }

  private static JsonObject erasure(
      Report report, String institution, ErasureGround ground, Instant at) {
    return Json.createObjectBuilder()
        .add("trackingId", report.trackingId().digits())
        .add("institution", institution)
        .add("erasedAt", at.toString())
        .add("ground", ground.name())
        .add("legalSource", ground.legalSource())
        .build();
  }
}
