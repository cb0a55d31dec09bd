package id.lapor.web.report;

import id.lapor.attachment.AttachedIntake;
import id.lapor.identity.ClientSource;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.report.IdempotencyKey;
import id.lapor.report.NewReport;
import id.lapor.report.PublicPreview;
import id.lapor.report.SubmittedReport;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.web.FieldErrors;
import id.lapor.web.FormTokens;
import id.lapor.web.Language;
import id.lapor.web.attachment.ChosenFiles;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The public form at {@code /lapor}. Everything typed comes back with a refusal; an accepted form
 * is answered in place with number and access code, since neither belongs into an address. The
 * form's token is the idempotency key: the same form sent again gets the same answer.
 */
@Named
@RequestScoped
public class ReportForm {

  private static final String ANYWAY = "anyway";
  private static final String REFUSED = "refused";
  private static final String HIDDEN = "hidden";

  @Inject AttachedIntake intake;
  @Inject ChosenFiles files;
  @Inject FormTokens tokens;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject Clock clock;
  @Inject HttpServletRequest request;
  @Inject RegionBelow below;
  @Inject ReportPreview preview;

  private ReportFormFields fields;
  private String token;
  private List<String> warnings = List.of();
  private SubmittedReport receipt;

  /** Takes over the institution that was chosen, so that the form can be read as it was shown. */
  @PostConstruct
  void begin() {
    fields = new ReportFormFields(below);
    fields.put("institution", request.getParameter("institution"));
    files.ids(); // taken now, so that what is wrong with them stands in the summary too
  }

  /**
   * Sends the report, unless something is wrong, or the text holds what could tell who somebody is:
   * then it is sent with the button that says so.
   */
  public void submit() {
    send(ANYWAY.equals(request.getParameter("send")));
  }

  /**
   * Shows what everybody will read of it, with what is wrong so far. Nothing is sent, so the
   * consent is not asked for yet.
   */
  public void look() {
    NewReport report = fields.report(language.getTag());
    preview.show(PublicPreview.of(report));
    wrong(report).stream()
        .filter(error -> !error.field().equals("consent.version"))
        .forEach(errors::show);
  }

  /** Takes an institution that was found, by its code. */
  public void choose(String institution) {
    fields.put("institution", institution);
    fields.put(Choices.QUERY, null);
  }

  /** Forgets the institution: the verifier will find the right one. */
  public void unchoose() {
    fields.put("institution", null);
  }

  /** Shows the form again, with the institutions that were searched for. */
  public void search() {
    // Choices shows what was found.
  }

  private void send(boolean warned) {
    if (!tokens.isOurs(token)) {
      token = tokens.issue();
      errors.show(null, language.text("form.expired"));
      return;
    }
    NewReport report = fields.report(language.getTag());
    if (refused(report)) {
      return;
    }
    warnings = warned ? List.of() : sensitive(report);
    if (warnings.isEmpty()) {
      takeIn(report);
    }
  }

  /** Says in the language that was just chosen what was wrong before. */
  public void checkAgain() {
    if (request.getParameter(REFUSED) != null && request.getParameter("lang") != null) {
      refused(fields.report(language.getTag()));
    }
  }

  private boolean refused(NewReport report) {
    List<FieldError> wrong = wrong(report);
    wrong.forEach(errors::show);
    return !wrong.isEmpty();
  }

  private List<FieldError> wrong(NewReport report) {
    List<FieldError> wrong = new ArrayList<>();
    if (fields.unreadableDate()) {
      wrong.add(new FieldError("incidentDate", "not-a-date", "Not a date"));
    }
    try {
      report.check(LocalDate.ofInstant(clock.instant(), Language.WIB), false);
    } catch (RuleViolation refusal) {
      refusal.fields().stream()
          .filter(error -> wrong.stream().noneMatch(w -> w.field().equals(error.field())))
          .forEach(wrong::add);
    }
    wrong.sort(Comparator.comparingInt(error -> ReportFormFields.ORDER.indexOf(error.field())));
    return wrong;
  }

  private void takeIn(NewReport report) {
    try {
      limits.submission(source.hash());
      receipt =
          intake.submit(
              report,
              new IdempotencyKey(IdempotencyKey.PUBLIC, token, digest(report)),
              files.ids());
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      if (refusal.rule().equals("idempotency-key-reused")) {
        token = tokens.issue();
        errors.show(null, language.text("form.changedAfterSending"));
      } else {
        errors.show(refusal);
      }
    }
  }

  private List<String> sensitive(NewReport report) {
    return PublicPreview.of(report).map(preview::words).orElse(List.of());
  }

  /** The identity is part of it through its values: the record itself shows none. */
  static String digest(NewReport report) {
    ReporterDetails who = report.reporter();
    List<String> parts = new ArrayList<>(List.of(report.toString()));
    for (String part : Arrays.asList(who.name(), who.email(), who.phone(), who.nationalId())) {
      parts.add(part == null ? "" : part);
    }
    String whole = String.join("\0", parts);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(whole.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }

  /** Title of the page: what it shows. */
  public String getTitle() {
    if (receipt != null) {
      return language.text("receipt.title");
    }
    String title = language.text("form.title");
    return errors.isAny() ? language.text("form.titleWithErrors", title) : title;
  }

  /** What was typed, by the id of the field. */
  public Map<String, Object> getTyped() {
    return fields.typed();
  }

  /** Code of the institution that was chosen, or null. */
  public String getInstitution() {
    return fields.institution();
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

  /** What in the text should be looked at before sending, in words; mostly empty. */
  public List<String> getWarnings() {
    return warnings;
  }

  /** Whether the text should be looked at before sending. */
  public boolean isWarned() {
    return !warnings.isEmpty();
  }

  /** What hides the institution that was chosen: null, which writes no attribute, when there is. */
  public String getChosenHidden() {
    return fields.institution() == null ? HIDDEN : null;
  }

  /** What hides the search for an institution, when one was chosen. */
  public String getSearchHidden() {
    return fields.institution() == null ? null : HIDDEN;
  }

  /** A mail to oneself with number and code, which the own mail program writes and sends. */
  public String getToMyself() {
    String page = request.getRequestURL().toString().replaceFirst("/lapor$", "/lacak");
    return "mailto:?subject="
        + encoded(language.text("receipt.subject"))
        + "&body="
        + encoded(language.text("receipt.mail", receipt.trackingId(), receipt.accessCode(), page));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether the form is still to be filled in. */
  public boolean isOpen() {
    return receipt == null;
  }

  /** Whether the report was taken in. */
  public boolean isTaken() {
    return receipt != null;
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
