package id.lapor.web.notification;

import id.lapor.notification.NoticeLog;
import id.lapor.notification.NoticeOutcome;
import id.lapor.notification.NoticeOverview;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** How the sending of notices goes: {@code /staff/notices}. */
@Named
@RequestScoped
public class NoticeOverviewPage {

  @Inject NoticeLog log;
  @Inject FacesContext faces;

  private NoticeOverview overview;

  /** Called once before the page is shown. */
  public void load() throws IOException {
    try {
      overview = log.overview();
    } catch (EJBAccessException notPermitted) {
      faces.getExternalContext().responseSendError(403, null);
      faces.responseComplete();
    }
  }

  /** What waits, what fails, and the last days. */
  public NoticeOverview overview() {
    return overview;
  }

  /** The ends that an attempt can have, as columns. */
  public List<NoticeOutcome> getOutcomes() {
    return Arrays.asList(NoticeOutcome.values());
  }
}
