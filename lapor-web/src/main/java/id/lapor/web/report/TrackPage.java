package id.lapor.web.report;

import id.lapor.attachment.AttachedIntake;
import id.lapor.identity.Caller;
import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.report.ReporterDesk;
import id.lapor.report.ReporterReportView;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import id.lapor.web.attachment.ChosenFiles;
import id.lapor.web.report.TrackingCookie.Opened;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The reporter's own page at {@code /lacak}: opened with number and access code, then every step
 * that the reporter can take. Each step ends in a redirect, so that a reload repeats nothing.
 */
@Named
@RequestScoped
public class TrackPage {

  private static final String ADDRESS = "/lacak";

  /** Where everybody reads that a report was erased, its reporter too. */
  private static final String ERASED = "/laporan/";

  private static final Set<String> DONE =
      Set.of("reply", "completion", "reopening", "withdrawal", "notices");

  /** The forms of the reporter's steps with the buttons that send them. */
  private static final Map<String, String> STEPS =
      Map.of(
          "replying", "reply",
          "completing", "complete",
          "reopening", "reopen",
          "noticing", "saveNotices",
          "withdrawal", "withdraw");

  @Inject ReporterDesk desk;
  @Inject AttachedIntake intake;
  @Inject ChosenFiles files;
  @Inject TrackingCookie cookie;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject FacesContext faces;
  @Inject HttpServletRequest request;

  private final Map<String, Object> typed = new HashMap<>();
  private Opened opened;
  private ReporterReportView report;
  private boolean erased;
  private String done;
  private String step;

  /** Opens what the cookie names, before the form that was sent is read. */
  @PostConstruct
  void load() {
    done = request.getParameter("done");
    step = request.getParameter("step");
    opened = cookie.read().orElse(null);
    if (opened != null) {
      view(opened);
      if (report == null) {
        opened = null;
        cookie.remove(response());
      }
    }
    files.ids();
    sayWhenEnded();
    String named = request.getParameter("nomor");
    if (opened == null && named != null && named.matches("[0-9]{1,20}")) {
      typed.put("number", named); // the link in a notice names the report
    }
  }

  private void sayWhenEnded() {
    boolean stepSent = STEPS.keySet().stream().anyMatch(form -> request.getParameter(form) != null);
    if (opened == null && stepSent) {
      errors.show(null, language.text("track.ended"));
    }
  }

  /** What was written into a form that came too late, so that it is not lost; mostly empty. */
  public List<String> getUnsent() {
    return Stream.of("text", "comment", "reason")
        .map(request::getParameter)
        .filter(words -> opened == null && words != null && !words.isBlank())
        .toList();
  }

  /** Opens the report that was typed, and comes back to it with the cookie. */
  public void open() {
    Opened wanted = new Opened(text("number"), text("accessCode"));
    boolean complete = needed("number", wanted.number()) & needed("accessCode", wanted.code());
    if (complete) {
      view(wanted);
      if (report != null) {
        keep(wanted);
        redirect("");
      } else if (erased) {
        redirect(ERASED + wanted.number().replaceAll("\\D", ""));
      }
    }
  }

  /** Leaves the report: whoever uses this device next sees nothing of it. */
  public void leave() {
    cookie.remove(response());
    redirect("");
  }

  /** Sends a reply to the institution, or the information that was asked for. */
  public void reply() {
    if (files.isAnyRefused()) {
      return; // said beside the field; words and the other files stay until it is sent again
    }
    change("reply", o -> intake.reply(o.number(), o.code(), text("text"), files.ids()));
  }

  /** Says that the matter is done, with a rating. */
  public void complete() {
    change(
        "completion",
        o -> desk.complete(o.number(), o.code(), rating(), resolved(), text("comment")));
  }

  /** Says that it is not done after all. */
  public void reopen() {
    change("reopening", o -> desk.reopen(o.number(), o.code(), text("reason")));
  }

  /** Takes the report back; asked for a second time before. */
  public void withdraw() {
    step = "withdraw";
    change("withdrawal", o -> desk.withdraw(o.number(), o.code(), text("reason")));
  }

  private void change(String what, Consumer<Opened> useCase) {
    try {
      limits.change(source.hash());
      useCase.accept(opened);
      keep(opened);
      redirect("?done=" + what);
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
  }

  private void view(Opened wanted) {
    try {
      limits.reading(source.hash());
      report = desk.view(wanted.number(), wanted.code());
    } catch (NotFound unknown) {
      errors.show("number", language.text("track.unknownNumber"));
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      refused(refusal);
    }
  }

  private void refused(RuleViolation refusal) {
    if ("report-erased".equals(refusal.rule())) {
      erased = true;
      String day = language.dayOf(Instant.parse(refusal.current().get("erasedAt")));
      String ground = language.text("erasure." + refusal.current().get("ground"));
      response().setStatus(HttpServletResponse.SC_GONE);
      errors.show(null, language.text("track.erased", day, ground));
    } else {
      response().setStatus(HttpServletResponse.SC_FORBIDDEN);
      errors.show("accessCode", language.text("track.wrongCode"));
    }
  }

  private boolean needed(String id, String value) {
    if (value == null) {
      errors.show(new RuleViolation.FieldError(id, "required", "This field is required"));
    }
    return value != null;
  }

  private void keep(Opened which) {
    cookie.write(response(), which);
  }

  private void redirect(String to) {
    ExternalContext external = faces.getExternalContext();
    String path = to.startsWith("/") ? to : ADDRESS + to;
    try {
      external.redirect(external.getRequestContextPath() + path);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) faces.getExternalContext().getResponse();
  }

  private Integer rating() {
    String rating = text("rating");
    return rating != null && rating.matches("[0-9]{1,3}") ? Integer.valueOf(rating) : null;
  }

  private Boolean resolved() {
    String resolved = text("resolved");
    return resolved == null ? null : Boolean.valueOf(resolved);
  }

  private String text(String id) {
    String text = (String) typed.get(id);
    return text == null || text.isBlank() ? null : text.replace("\r\n", "\n").strip();
  }

  /** Who has read the reporter's identity: a function, or the system itself in words. */
  public String reader(ReporterReportView.IdentityReading reading) {
    return Caller.SYSTEM.equals(reading.actor()) ? language.text("reader.system") : reading.actor();
  }

  /** The report as its reporter sees it; null until it is opened. */
  public ReporterReportView report() {
    return report;
  }

  /** Id of the form whose content the language switch keeps; null when the page has none. */
  public String getForm() {
    return shownForms().stream()
        .filter(form -> request.getParameter(form) != null)
        .findFirst()
        .orElse(shownForms().isEmpty() ? null : shownForms().get(0));
  }

  /** Id of the button that sends that form. */
  public String getButton() {
    return STEPS.getOrDefault(getForm(), "openReport");
  }

  private List<String> shownForms() {
    if (isClosed()) {
      return List.of("open");
    }
    if (isWithdrawing()) {
      return List.of("withdrawal");
    }
    List<String> forms = new ArrayList<>();
    if (report.mayReply()) {
      forms.add("replying");
    }
    if (report.mayComplete()) {
      forms.add("completing");
    }
    if (report.mayReopen()) {
      forms.add("reopening");
    }
    return forms;
  }

  /** Which part of the page is shown: the way in, the report, or the question about its end. */
  public String getPart() {
    if (isClosed()) {
      return "open-report";
    }
    return isWithdrawing() ? "withdraw" : "own-report";
  }

  private boolean isClosed() {
    return opened == null;
  }

  private boolean isWithdrawing() {
    return !isClosed() && "withdraw".equals(step) && report.mayWithdraw();
  }

  /** Whether a step was just taken. */
  public boolean isStepDone() {
    return done != null && DONE.contains(done) && !isClosed();
  }

  /** What was typed, by the id of the field. */
  public Map<String, Object> getTyped() {
    return typed;
  }

  /** The step that was just taken, from the address; anything else is not shown. */
  public String getDone() {
    return done;
  }
}
