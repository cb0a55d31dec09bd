package id.lapor.report;

import id.lapor.deadline.DeadlineView;
import java.io.Serializable;
import java.util.List;

/**
 * What the reporter gets back. The access code is told this once and never again.
 *
 * @param trackingId ten digits
 * @param accessCode the secret, in groups of four
 * @param deadlines the clocks that started
 */
public record SubmittedReport(
    String trackingId, String accessCode, ReportStatus status, List<DeadlineView> deadlines)
    implements Serializable {

  /** Says the number alone, so that no log shows the code. */
  @Override
  public String toString() {
    return "SubmittedReport[#" + trackingId + "]";
  }
}
