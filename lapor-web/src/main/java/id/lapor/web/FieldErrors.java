package id.lapor.web;

import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleTexts;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * What is wrong with a form, beside its fields and together at its top, in the visitor's language.
 * The one place where refusals of the use cases become messages on public pages.
 */
@Named
@RequestScoped
public class FieldErrors {

  private static final ResourceBundle LABELS =
      ResourceBundle.getBundle("id.lapor.web.labels", Locale.ROOT);

  @Inject FacesContext faces;
  @Inject Language language;

  /**
   * One line of the summary.
   *
   * @param id of the field, or null when the form as a whole is meant
   * @param text what is wrong
   */
  public record Line(String id, String text) {

    /** Whether the line leads to a field. */
    public boolean linked() {
      return id != null;
    }
  }

  /**
   * Shows why a use case refused an act of an officer: a rule at its fields, what is not there or
   * out of scope, or a right that is missing. A failure of ours goes on as it came.
   */
  public void refused(RuntimeException failure) {
    RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
    if (refusal instanceof RuleViolation violation) {
      show(violation);
    } else if (refusal instanceof NotFound) {
      show(null, language.staff("case.gone"));
    } else {
      show(null, language.staff("case.noRight"));
    }
  }

  /** Shows a refusal at the fields it is about, or at the top of the form. */
  public void show(RuleViolation refusal) {
    if (refusal.fields().isEmpty()) {
      show(null, RuleTexts.text(language.getLocale(), refusal));
    }
    refusal.fields().forEach(this::show);
  }

  /** Shows one field's error; {@code reporter.name} belongs to the field {@code reporter-name}. */
  public void show(FieldError error) {
    show(error.field().replace('.', '-'), RuleTexts.text(language.getLocale(), error));
  }

  /** Says that too much was tried, and answers with status 429 and {@code Retry-After}. */
  public void show(TooManyAttempts tooMany) {
    long seconds = tooMany.retryAfterSeconds();
    HttpServletResponse response = (HttpServletResponse) faces.getExternalContext().getResponse();
    response.setStatus(429);
    response.setHeader("Retry-After", Long.toString(seconds));
    show(null, language.text("form.wait", seconds / 60 + 1));
  }

  /**
   * Shows a text.
   *
   * @param id of the field, or null for the form as a whole
   */
  public void show(String id, String text) {
    faces.addMessage(id, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
  }

  /** Whether anything is wrong. */
  public boolean isAny() {
    return !faces.getMessageList().isEmpty();
  }

  /** Whether this field is wrong, as {@code aria-invalid} says it. */
  public boolean invalid(String id) {
    return !faces.getMessageList(id).isEmpty();
  }

  /** What is wrong with the field; empty when nothing is. */
  public String of(String id) {
    List<FacesMessage> messages = faces.getMessageList(id);
    return messages.isEmpty() ? "" : messages.get(0).getSummary();
  }

  /** The id that a label points to: that of the field, with what its component adds, or null. */
  public String labelled(String id, String suffix) {
    return suffix == null ? id : id + suffix;
  }

  /** The class of a field's frame. */
  public String frame(String id) {
    return invalid(id) ? "field invalid" : "field";
  }

  /** What the field is called, on public pages and in the portal; nothing when nobody says. */
  private String label(String id) {
    boolean portal = faces.getViewRoot().getViewId().startsWith("/staff/");
    String own = portal ? own(id) : "label." + id;
    return Stream.of(own, language.text("label." + id), language.staff("ask." + id))
        .filter(name -> !name.equals("label." + id) && !name.equals("ask." + id))
        .findFirst()
        .map(name -> name + ": ")
        .orElse("");
  }

  /** What this page of the portal, or the form in it, calls a field. */
  private String own(String id) {
    return scopes()
        .map(scope -> scope + "." + id)
        .filter(LABELS::containsKey)
        .map(LABELS::getString)
        .findFirst()
        .map(language::staff)
        .orElseGet(() -> language.staff("label." + id));
  }

  /** The form that the page of a report shows, the act that a page is about, and the page. */
  private Stream<String> scopes() {
    String page = faces.getViewRoot().getViewId().replaceAll(".*/|\\.xhtml$", "");
    String act = faces.getExternalContext().getRequestParameterMap().get("act");
    return Stream.concat(
        ViewMetadata.getViewParameters(faces.getViewRoot()).stream()
            .filter(param -> param.getName().equals("do"))
            .map(param -> param.getStringValue(faces))
            .filter(Objects::nonNull),
        act == null ? Stream.of(page) : Stream.of(page + "-" + act, page));
  }

  /** Everything that is wrong, the form as a whole first, then field by field. */
  public List<Line> getLines() {
    List<Line> lines = new ArrayList<>();
    faces.getMessageList(null).forEach(message -> lines.add(new Line(null, message.getSummary())));
    Iterator<String> ids = faces.getClientIdsWithMessages();
    while (ids.hasNext()) {
      String id = ids.next();
      if (id != null) {
        lines.add(new Line(id, label(id) + of(id)));
      }
    }
    return lines;
  }
}
