package id.lapor.report;

import id.lapor.identity.AccessAttempts;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Opens a report to whoever has its access code. */
@ApplicationScoped
public class ReporterAccess {

  @Inject Reports reports;
  @Inject AccessAttempts attempts;
  @Inject OpenedReports opened;

  /**
   * The report, to be read.
   *
   * @throws RuleViolation {@code wrong-access-code}, or {@code report-erased}
   */
  public Report toRead(String trackingId, String accessCode) {
    Report report = opened(reports.require(TrackingId.of(trackingId)), accessCode);
    opened.add(trackingId, accessCode, report.id());
    return report;
  }

  /**
   * The key of the report; found out once in a request.
   *
   * @throws RuleViolation {@code wrong-access-code}
   */
  public Long key(String trackingId, String accessCode) {
    return opened.key(trackingId, accessCode).orElseGet(() -> toRead(trackingId, accessCode).id());
  }

  /**
   * The report, locked. The code is judged before the lock is taken: whoever guesses holds up
   * nobody.
   *
   * @throws RuleViolation {@code wrong-access-code}
   */
  public Report toChange(String trackingId, String accessCode) {
    TrackingId id = TrackingId.of(trackingId);
    opened(reports.require(id), accessCode);
    return reports.lock(id);
  }

  /** That a report was erased everybody may know, and no code opens it any more. */
  private Report opened(Report report, String accessCode) {
    if (report.erased()) {
      throw report.erasedAlready();
    }
    if (!attempts.opens(
        report.trackingId().digits(), report.reporter().accessCodeHash(), accessCode)) {
      throw new RuleViolation("wrong-access-code", "The access code does not belong to the report");
    }
    return report;
  }
}
