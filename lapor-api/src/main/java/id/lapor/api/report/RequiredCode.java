package id.lapor.api.report;

import id.lapor.report.PublicReports;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/**
 * The access code that a reporter's own requests bring along, before anybody looks whether it fits.
 */
@RequestScoped
public class RequiredCode {

  /** The header in which it comes. */
  public static final String HEADER = "Lapor-Access-Code";

  @Inject PublicReports publicReports;

  /**
   * Refuses a request that brings none. Whoever sends no code at all guesses nothing, so that
   * nothing is counted against them.
   *
   * @throws NotFound when the report is not public
   * @throws RuleViolation {@code access-code-needed}
   */
  public void require(String id, String accessCode) {
    if (accessCode == null || accessCode.isBlank()) {
      publicReports.get(id);
      throw new RuleViolation("access-code-needed", "No access code was sent");
    }
  }
}
