package id.lapor.report;

import id.lapor.identity.Role;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Takes over reports that other systems took in before, in batches. Each report is a transaction of
 * its own: one that is refused does not hold up the others, and a batch that is sent again makes
 * nothing twice.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReportImport {

  /** The most reports in one batch. */
  public static final int MAX_BATCH = 100;

  @Inject ImportedIntake intake;

  /**
   * Takes the reports over, in order.
   *
   * @param batch 1 to {@value #MAX_BATCH} reports
   * @return what became of each, in the same order
   * @throws RuleViolation when there is none or there are too many
   */
  public List<ImportOutcome> takeOver(List<ImportedReport> batch) {
    new InputRules()
        .required("reports", batch)
        .between("reports", batch == null ? null : batch.size(), 1, MAX_BATCH)
        .refuseIfBroken();
    return batch.stream().map(this::takeOver).toList();
  }

  private ImportOutcome takeOver(ImportedReport report) {
    try {
      return once(report);
    } catch (RuleViolation refused) {
      return ImportOutcome.refused(report.externalId(), refused);
    }
  }

  /** Of two clients that send the same number at once, the later one finds what the first made. */
  private ImportOutcome once(ImportedReport report) {
    try {
      return intake.takeOver(report);
    } catch (EJBException sentTwiceAtOnce) {
      return intake.takeOver(report);
    }
  }
}
