package id.lapor.attachment;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.Actors;
import id.lapor.report.IdempotencyKey;
import id.lapor.report.Intake;
import id.lapor.report.NewReport;
import id.lapor.report.ReporterDesk;
import id.lapor.report.ReporterReportView;
import id.lapor.report.Reports;
import id.lapor.report.SubmittedReport;
import id.lapor.report.TrackingId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Reports and replies that bring files along: words and files are taken together or not at all. */
@Stateless
@PermitAll
public class AttachedIntake {

  private static final String[] ENTERING = {
    Role.CHANNEL_OPERATOR,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER,
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN
  };

  @Inject Intake intake;
  @Inject ReporterDesk desk;
  @Inject Reports reports;
  @Inject Attaching attaching;
  @Inject Actors actors;
  @Inject Caller caller;

  /**
   * T1 with files.
   *
   * @param key makes the submission safe to repeat, or null
   * @param uploads ids of files that were uploaded before, at most {@value Attachment#MOST}
   */
  public SubmittedReport submit(NewReport request, IdempotencyKey key, List<String> uploads) {
    SubmittedReport receipt = intake.submit(request, key);
    if (!uploads.isEmpty()) {
      Actor actor =
          caller.isAnonymous() ? Actor.REPORTER : actors.any(ENTERING).orElse(Actor.REPORTER);
      attaching.attach(
          reports.lock(TrackingId.of(receipt.trackingId())),
          MessageRef.report(),
          uploads,
          actor,
          null);
    }
    return receipt;
  }

  /** T11 with files: the reply and what belongs to it. */
  public ReporterReportView reply(
      String trackingId, String accessCode, String text, List<String> uploads) {
    ReporterReportView view = desk.reply(trackingId, accessCode, text);
    if (uploads.isEmpty()) {
      return view;
    }
    attaching.attach(
        reports.lock(TrackingId.of(trackingId)),
        MessageRef.newReply(),
        uploads,
        Actor.REPORTER,
        null);
    reports.flush();
    return desk.view(trackingId, accessCode);
  }
}
