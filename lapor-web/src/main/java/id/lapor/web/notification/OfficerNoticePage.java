package id.lapor.web.notification;

import id.lapor.notification.OfficerChoice;
import id.lapor.notification.OfficerDesk;
import id.lapor.notification.OfficerMode;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where officers choose when they are told of work: {@code /staff/notifications}. */
@Named
@RequestScoped
public class OfficerNoticePage {

  private static final int HOURS = 24;

  @Inject OfficerDesk desk;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject FacesContext faces;

  private OfficerChoice choice;
  private String email;
  private OfficerMode mode;
  private Integer hour;
  private String spoken;

  /** Reads what holds now, before the form that was sent is read. */
  @PostConstruct
  void load() {
    choice = desk.choice();
    email = choice.email();
    mode = choice.mode();
    hour = choice.hour();
    spoken = choice.language();
  }

  /** Keeps what was chosen. */
  public void save() throws IOException {
    try {
      desk.choose(mode, hour, spoken, email);
      ExternalContext external = faces.getExternalContext();
      external.redirect(external.getRequestContextPath() + "/staff/notifications?done=saved");
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
  }

  /** What holds now. */
  public OfficerChoice choice() {
    return choice;
  }

  /** When one can be told. */
  public List<SelectItem> getModes() {
    return Arrays.stream(OfficerMode.values())
        .map(one -> new SelectItem(one, language.staff("notifications.mode." + one)))
        .toList();
  }

  /** The hours of the day, with the zone that is meant. */
  public List<SelectItem> getHours() {
    String zone = language.staff("zone." + choice.zone());
    String separator = language.isEnglish() ? ":" : ".";
    return IntStream.range(0, HOURS)
        .mapToObj(one -> new SelectItem(one, "%02d%s00 %s".formatted(one, separator, zone)))
        .toList();
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public OfficerMode getMode() {
    return mode;
  }

  public void setMode(OfficerMode mode) {
    this.mode = mode;
  }

  public Integer getHour() {
    return hour;
  }

  public void setHour(Integer hour) {
    this.hour = hour;
  }

  public String getSpoken() {
    return spoken;
  }

  public void setSpoken(String spoken) {
    this.spoken = spoken;
  }
}
