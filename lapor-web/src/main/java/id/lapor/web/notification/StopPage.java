package id.lapor.web.notification;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.notification.NoticeDesk;
import id.lapor.shared.NotFound;
import id.lapor.web.FieldErrors;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Ends notices at {@code /berhenti?t=}, where the link of each leads. A person is asked first,
 * because programs follow links to look at them; a mail program that sends the one click of RFC
 * 8058 is not.
 */
@Named
@RequestScoped
public class StopPage {

  @Inject NoticeDesk desk;
  @Inject FieldErrors errors;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject HttpServletRequest request;

  private String token;
  private String number;
  private boolean known;
  private boolean stopped;

  /** Reads the link, and ends the notices when the mail program has asked for it. */
  @PostConstruct
  void load() {
    token = request.getParameter("t");
    try {
      number = desk.stoppable(token).orElse(null);
      known = true;
    } catch (NotFound unknown) {
      return;
    }
    boolean oneClick = "One-Click".equals(request.getParameter("List-Unsubscribe"));
    if (oneClick && request.getMethod().equals("POST")) {
      stop();
    }
  }

  /** Ends the notices. */
  public void stop() {
    try {
      limits.change(source.hash());
      desk.stop(token);
      stopped = true;
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    }
  }

  /** The token of the link. */
  public String getToken() {
    return token;
  }

  /** The report that the notices are about; null when they are about work. */
  public String getNumber() {
    return number;
  }

  /** Whether the link is none of ours. */
  public boolean isUnknown() {
    return !known;
  }

  /** Whether the question is to be asked. */
  public boolean isAsking() {
    return known && !stopped;
  }

  /** Name of the texts: about one's own report, one that is followed, or an officer's work. */
  public String getAbout() {
    if (desk.follows(token)) {
      return "follow";
    }
    return number == null ? "work" : "report";
  }

  /** Whether they have ended. */
  public boolean isStopped() {
    return stopped;
  }
}
