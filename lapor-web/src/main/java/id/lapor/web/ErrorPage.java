package id.lapor.web;

import id.lapor.watch.Figures;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the error pages say. An unexpected error gets a number: the visitor can quote it, and the
 * log has the cause under it. Nothing of the cause is shown.
 */
@Named
@RequestScoped
public class ErrorPage {

  private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

  @Inject HttpServletRequest request;

  private String incident;

  /** Number of this incident, made and logged when it is first asked for. */
  public String getIncident() {
    if (incident == null) {
      incident = UUID.randomUUID().toString();
      Figures.count("lapor.errors", "module", "web");
      Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      LOG.log(Level.SEVERE, "Incident " + incident, cause);
    }
    return incident;
  }
}
