package id.lapor.report;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.institution.Institution;
import id.lapor.institution.Zones;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the reporter does with their own report. The access code is the right: each use case asks
 * for it first.
 */
@Stateless
@PermitAll
public class ReporterDesk {

  /** The longest reply, in characters. */
  public static final int MAX_REPLY = 5_000;

  /** The longest comment or reason, in characters. */
  public static final int MAX_REMARK = 1_000;

  @Inject ReporterAccess access;
  @Inject ReportEvents events;
  @Inject ReportViews views;
  @Inject Deadlines deadlines;
  @Inject Reports reports;
  @Inject Closing closing;
  @Inject Event<ReportReplied> replied;
  @Inject Event<ReportReopened> reopened;
  @Inject Event<ReportEnded> ended;
  @Inject Clock clock;

  /** The report as its reporter sees it. */
  public ReporterReportView view(String trackingId, String accessCode) {
    return views.forReporter(access.toRead(trackingId, accessCode));
  }

  /** T11, and T4 when information was asked for: the reply completes it. */
  public ReporterReportView reply(String trackingId, String accessCode, String text) {
    Report report = access.toChange(trackingId, accessCode);
    new InputRules().required("text", text).text("text", text, 1, MAX_REPLY).refuseIfBroken();
    if (report.status() == ReportStatus.PENDING_INFO) {
      completeInformation(report, text.strip());
    } else {
      report.replied();
      ReportEvent event =
          events.append(
              report,
              EventType.REPLIED,
              Actor.REPORTER,
              null,
              Map.of(),
              Map.of("text", text.strip()));
      deadlines
          .outstanding(report.id(), Timer.AUTO_CLOSE)
          .ifPresent(deadline -> deadline.cancel(clock.instant()));
      replied.fire(new ReportReplied(report, event.id()));
    }
    return shown(report);
  }

  /** T13: the reporter says it is done, with a rating of 1 to 5. */
  public ReporterReportView complete(
      String trackingId, String accessCode, Integer rating, Boolean resolved, String comment) {
    Report report = access.toChange(trackingId, accessCode);
    new InputRules()
        .required("rating", rating)
        .between("rating", rating, 1, 5)
        .required("resolved", resolved)
        .text("comment", comment, 1, MAX_REMARK)
        .refuseIfBroken();
    String remark = comment == null || comment.isBlank() ? null : comment.strip();
    closing.complete(report, rating, resolved, remark);
    return shown(report);
  }

  /** T14: it is not done after all. */
  public ReporterReportView reopen(String trackingId, String accessCode, String reason) {
    Report report = access.toChange(trackingId, accessCode);
    new InputRules()
        .required("reason", reason)
        .text("reason", reason, 1, MAX_REMARK)
        .refuseIfBroken();
    report.reopen(clock.instant());
    events.append(
        report,
        EventType.REOPENED,
        Actor.REPORTER,
        null,
        Map.of(),
        Map.of("reason", reason.strip()));
    reopened.fire(new ReportReopened(report));
    return shown(report);
  }

  /** T17: the reporter takes it back. */
  public ReporterReportView withdraw(String trackingId, String accessCode, String reason) {
    Report report = access.toChange(trackingId, accessCode);
    new InputRules().text("reason", reason, 1, MAX_REMARK).refuseIfBroken();
    Instant now = clock.instant();
    report.withdraw(now);
    Map<String, String> text = new LinkedHashMap<>();
    if (reason != null && !reason.isBlank()) {
      text.put("reason", reason.strip());
    }
    events.append(report, EventType.WITHDRAWN, Actor.REPORTER, null, Map.of(), text);
    deadlines.cancelAll(report.id(), now);
    ended.fire(new ReportEnded(report));
    return shown(report);
  }

  private void completeInformation(Report report, String text) {
    Instant now = clock.instant();
    report.completeInformation();
    events.append(
        report,
        EventType.INFORMATION_COMPLETED,
        Actor.REPORTER,
        null,
        Map.of(),
        Map.of("text", text));
    deadlines
        .outstanding(report.id(), Timer.COMPLETE_INFO)
        .ifPresent(deadline -> deadline.meet(now));
    startVerification(report, now);
  }

  private Deadline startVerification(Report report, Instant now) {
    return deadlines.start(
        Timer.VERIFY,
        report.id(),
        null,
        report.limitClass(),
        now,
        report.namedInstitution().map(Institution::zone).orElse(Zones.WIB));
  }

  private ReporterReportView shown(Report report) {
    reports.flush();
    return views.forReporter(report);
  }
}
