package id.lapor.handoff;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.identity.Caller;
import id.lapor.identity.ReporterVault;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.Role;
import id.lapor.identity.SoughtReporter;
import id.lapor.report.InputRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Finds the reports of a person, for those who may see who reported.
 *
 * <p>It compares all of a name, address or number and nothing similar. The vault records the search
 * with each reporter that it finds, who sees it, and the journal of administration keeps who looked
 * and why, also when nobody was found, and never whom for. Anonymous reporters are never found.
 */
@Stateless
@RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN})
public class ReporterSearch {

  /** The longest name, address or number. */
  public static final int MOST_TEXT = 254;

  /** The longest reason. */
  public static final int MOST_REASON = 200;

  private static final int LEAST_TEXT = 3;
  private static final int LEAST_REASON = 10;

  @Inject ReporterVault vault;
  @Inject StaffFindings findings;
  @Inject AdministrationObserver journal;
  @Inject RequestLimits limits;
  @Inject Caller caller;

  /**
   * The reports of this person, the newest first, at most 50.
   *
   * @param reason why the caller looks for the person, 10 to 200 characters
   * @throws id.lapor.shared.RuleViolation with every field that breaks a rule
   * @throws id.lapor.identity.TooManyAttempts when the caller looks for too many people
   */
  public List<StaffFind> find(SoughtReporter sought, String reason) {
    new InputRules()
        .required("kind", sought.kind())
        .required("sought", sought.text())
        .text("sought", sought.text(), LEAST_TEXT, MOST_TEXT)
        .required("reason", reason)
        .text("reason", reason, LEAST_REASON, MOST_REASON)
        .refuseIfBroken();
    limits.personSearch(caller.account());
    journal.record(AdministrationAct.REPORTER_SOUGHT, sought.kind().name(), null, reason.strip());
    return findings.of(vault.search(sought, caller.account()));
  }
}
