package id.lapor.api.report;

import id.lapor.handoff.CaseFiles;
import id.lapor.report.PublicReports;
import id.lapor.shared.NotFound;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;

/**
 * What a caller without an access code sees of a report: officers in whose scope it lies the staff
 * view, everybody else what is public.
 */
@RequestScoped
public class ReportSight {

  @Inject CaseFiles files;
  @Inject PublicReports publicReports;

  /**
   * The report as this caller may see it.
   *
   * @throws NotFound when there is none
   */
  Object of(String id, SecurityContext security) {
    if (security.getUserPrincipal() != null) {
      try {
        return StaffOutput.of(files.get(id));
      } catch (NotFound | EJBAccessException outsideScope) {
        return PublicOutput.of(publicReports.get(id));
      }
    }
    return PublicOutput.of(publicReports.get(id));
  }
}
