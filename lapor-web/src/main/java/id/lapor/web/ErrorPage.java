package id.lapor.web;

import id.lapor.shared.Refusals;
import id.lapor.watch.Figures;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the error pages say. An unexpected error gets a number: the visitor can quote it, and the
 * log has the cause under it. Nothing of the cause is shown. A database that is away is no error of
 * ours, and the visitor is asked to come back.
 */
@Named
@RequestScoped
public class ErrorPage {

  private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_AFTER_SECONDS = "10";

  @Inject HttpServletRequest request;

  private String incident;

  /** Tells clients and proxies when the database is away, before the page is written. */
  public void open() {
    if (isAway()) {
      var response = FacesContext.getCurrentInstance().getExternalContext();
      response.setResponseStatus(UNAVAILABLE);
      response.setResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
      LOG.warning("The database is away: " + cause().getClass());
    }
  }

  /** Whether the database is away, which is over when it is back. */
  public boolean isAway() {
    return Refusals.isOutage(cause());
  }

  /** What the keys of the page's texts begin with. */
  public String getKey() {
    return isAway() ? "error.away" : "error.unexpected";
  }

  /** Number of this incident, made and logged when it is first asked for. */
  public String getIncident() {
    if (incident == null) {
      incident = UUID.randomUUID().toString();
      Figures.count("lapor.errors", "module", "web");
      LOG.log(Level.SEVERE, "Incident " + incident, cause());
    }
    return incident;
  }

  /** Address of the page of the portal on which the form stood that came too late. */
  public String getAgain() {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String staff = request.getContextPath() + "/staff/";
    String query = request.getQueryString();
    boolean known = path != null && path.toString().startsWith(staff);
    return !known ? staff : query == null ? path.toString() : path + "?" + query;
  }

  private Throwable cause() {
    return (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
  }
}
