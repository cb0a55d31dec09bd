package id.lapor.web.report;

import id.lapor.attachment.AttachedIntake;
import id.lapor.identity.SignedIn;
import id.lapor.institution.InstitutionView;
import id.lapor.report.IdempotencyKey;
import id.lapor.report.IntakeChannel;
import id.lapor.report.NewReport;
import id.lapor.report.SubmittedReport;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.web.FieldErrors;
import id.lapor.web.FormTokens;
import id.lapor.web.Language;
import id.lapor.web.attachment.ChosenFiles;
import id.lapor.web.identity.PortalSession;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Where officers type in what people bring to the counter, write or tell on the telephone. Number
 * and access code are shown this once, to be given to the person.
 */
@Named
@RequestScoped
public class EntryPage {

  /** The ways in which such a report comes. */
  public static final List<IntakeChannel> CHANNELS =
      List.of(
          IntakeChannel.WALK_IN,
          IntakeChannel.LETTER,
          IntakeChannel.PHONE,
          IntakeChannel.EMAIL,
          IntakeChannel.SMS,
          IntakeChannel.WHATSAPP);

  @Inject AttachedIntake intake;
  @Inject ChosenFiles files;
  @Inject FormTokens tokens;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject PortalSession session;
  @Inject HttpServletRequest request;
  @Inject RegionBelow below;
  @Inject Clock clock;

  private ReportFormFields fields;
  private IntakeChannel channel = IntakeChannel.WALK_IN;
  private InstitutionView institution;
  private String reporterLanguage = NewReport.LANGUAGES.get(0);
  private String token;
  private SubmittedReport receipt;

  /**
   * Takes the files before the page is shown, so that what is wrong with them is said at its top.
   */
  @PostConstruct
  void begin() {
    files.ids();
    fields = new ReportFormFields(below);
  }

  /** Takes the report in for the person. The form's token makes a double click harmless. */
  public void submit() {
    if (!tokens.isOurs(token)) {
      token = tokens.issue();
      errors.show(null, language.text("form.expired"));
      return;
    }
    NewReport report =
        fields.report(channel, institution == null ? null : institution.code(), reporterLanguage);
    try {
      if (fields.unreadableDate()) {
        throw new RuleViolation(
            List.of(new FieldError("incidentDate", "not-a-date", "Not a date")));
      }
      receipt =
          intake.submit(
              report, new IdempotencyKey(user(), token, ReportForm.digest(report)), files.ids());
    } catch (RuntimeException failure) {
      show(Refusals.in(failure).orElseThrow(() -> failure));
    }
  }

  private void show(RuntimeException refusal) {
    if (refusal instanceof EJBAccessException) {
      errors.show(null, language.staff("case.noRight"));
    } else if (refusal instanceof RuleViolation violation) {
      if (violation.rule().equals("idempotency-key-reused")) {
        token = tokens.issue();
        errors.show(null, language.text("form.changedAfterSending"));
      } else {
        errors.show(violation);
      }
    } else {
      throw refusal;
    }
  }

  private String user() {
    return session.current(request).map(SignedIn::user).orElse(IdempotencyKey.PUBLIC);
  }

  /** What was typed, by the id of the field. */
  public Map<String, Object> getTyped() {
    return fields.typed();
  }

  public IntakeChannel getChannel() {
    return channel;
  }

  public void setChannel(IntakeChannel channel) {
    this.channel = channel;
  }

  /** The language in which the person is written to. */
  public String getReporterLanguage() {
    return reporterLanguage;
  }

  public void setReporterLanguage(String reporterLanguage) {
    this.reporterLanguage = reporterLanguage;
  }

  public InstitutionView getInstitution() {
    return institution;
  }

  public void setInstitution(InstitutionView institution) {
    this.institution = institution;
  }

  /** The form's token; a new one with a fresh form. */
  public String getToken() {
    if (token == null) {
      token = tokens.issue();
    }
    return token;
  }

  /** The token that came with the form. */
  public void setToken(String token) {
    this.token = token;
  }

  /** Whether the form is still to be filled in. */
  public boolean isOpen() {
    return receipt == null;
  }

  /** Number, access code and deadlines of the report that was taken in; null before. */
  public SubmittedReport receipt() {
    return receipt;
  }

  /** The last day on which an incident can have happened: today in WIB, as HTML writes it. */
  public String getToday() {
    return LocalDate.ofInstant(clock.instant(), Language.WIB).toString();
  }
}
