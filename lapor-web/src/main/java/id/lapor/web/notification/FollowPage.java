package id.lapor.web.notification;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.notification.FollowedReport;
import id.lapor.notification.Following;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Following a public report by e-mail: asked for at {@code /ikuti?laporan=}, confirmed at {@code
 * /ikuti?t=} by a button, because programs follow links to look at them.
 */
@Named
@RequestScoped
public class FollowPage {

  @Inject Following following;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject HttpServletRequest request;

  private String token;
  private String number;
  private String email;
  private FollowedReport report;
  private boolean asked;
  private boolean confirmed;

  /** Looks up the report that the address is about. */
  @PostConstruct
  void load() {
    token = request.getParameter("t");
    number = request.getParameter("laporan");
    try {
      limits.reading(source.hash());
      report = token == null ? following.look(number) : following.confirmable(token);
    } catch (NotFound | RuleViolation unknown) {
      report = null; // a number that is none is no other case for whoever asks
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    }
  }

  /** Asks whoever reads the address; what is shown then tells nothing of it. */
  public void ask() {
    try {
      limits.follower(source.hash());
      following.ask(number, email, language.getTag());
      asked = true;
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
  }

  /** Follows from now on. */
  public void confirm() {
    try {
      limits.change(source.hash());
      report = following.confirm(token);
      confirmed = true;
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (NotFound tooLate) {
      report = null;
    }
  }

  /** The report, or null when nobody may follow it, or the link is none of ours. */
  public FollowedReport report() {
    return report;
  }

  /** Whether there is nothing to follow here. */
  public boolean isUnknown() {
    return report == null;
  }

  /** Whether an address is to be typed in. */
  public boolean isAsking() {
    return report != null && token == null && !asked;
  }

  /** Whether an address was typed in. */
  public boolean isAsked() {
    return asked;
  }

  /** Whether the link in the mail was opened and nothing pressed yet. */
  public boolean isConfirming() {
    return report != null && token != null && !confirmed;
  }

  /** Whether they follow now. */
  public boolean isConfirmed() {
    return confirmed;
  }

  /** The token of the link. */
  public String getToken() {
    return token;
  }

  /** The number in the address. */
  public String getNumber() {
    return number;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }
}
