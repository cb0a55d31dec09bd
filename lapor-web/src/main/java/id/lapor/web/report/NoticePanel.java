package id.lapor.web.report;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.notification.NoticeChoice;
import id.lapor.notification.NoticeDesk;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.report.TrackingCookie.Opened;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** The part of the reporter's page that says whether and how they are told what happens. */
@Named
@RequestScoped
public class NoticePanel {

  @Inject NoticeDesk desk;
  @Inject TrackingCookie cookie;
  @Inject FieldErrors errors;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject FacesContext faces;

  private Opened opened;
  private NoticeChoice choice;
  private boolean on;
  private String language;

  /** Reads what holds now, before the form that was sent is read. */
  @PostConstruct
  void load() {
    opened = cookie.read().orElse(null);
    if (opened != null) {
      choice = desk.choice(opened.number(), opened.code());
      on = choice.on();
      language = choice.language();
    }
  }

  /** Keeps what was chosen. */
  public void save() throws IOException {
    if (opened == null) {
      return;
    }
    try {
      limits.change(source.hash());
      desk.choose(opened.number(), opened.code(), on, language);
      ExternalContext external = faces.getExternalContext();
      external.redirect(external.getRequestContextPath() + "/lacak?done=notices");
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
  }

  /** How the reporter is told now. */
  public NoticeChoice choice() {
    return choice;
  }

  public boolean isOn() {
    return on;
  }

  public void setOn(boolean on) {
    this.on = on;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }
}
