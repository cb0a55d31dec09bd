package id.lapor.web.notification;

import id.lapor.notification.NoticePart;
import id.lapor.notification.NoticeTemplate;
import id.lapor.notification.TemplateAdministration;
import id.lapor.notification.TemplatePreview;
import id.lapor.notification.TemplateView;
import id.lapor.notification.Wording;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.web.FieldErrors;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Where the national administrator words what notices say: {@code /staff/templates}, and one text
 * at {@code ?t=ROUTED&in=en}. A preview is filled with invented values.
 */
@Named
@RequestScoped
public class TemplatePage {

  @Inject TemplateAdministration administration;
  @Inject FieldErrors errors;
  @Inject FacesContext faces;
  @Inject HttpServletRequest request;

  private List<TemplateView> list = List.of();
  private TemplateView chosen;
  private TemplatePreview preview;
  private long version;
  private String subject;
  private String text;
  private String shortText;

  /** Reads what is in force, before the form that was sent is read. */
  @PostConstruct
  void load() {
    try {
      if (request.getParameter("t") == null) {
        list = administration.list();
      } else {
        chosen =
            administration.get(
                NoticeTemplate.valueOf(request.getParameter("t")), request.getParameter("in"));
        version = chosen.version();
        subject = chosen.wording().subject();
        text = chosen.wording().text();
        shortText = chosen.wording().shortText();
      }
    } catch (EJBAccessException notPermitted) {
      refuse(403);
    } catch (NotFound | IllegalArgumentException unknown) {
      refuse(404);
    }
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Shows what the wording would look like. */
  public void example() {
    attempt(
        () -> preview = administration.preview(chosen.template(), chosen.language(), wording()));
  }

  /** Puts the wording in force. */
  public void save() {
    attempt(
        () -> {
          administration.change(chosen.template(), chosen.language(), version, wording());
          back("saved");
        });
  }

  /** Puts the shipped text in force again. */
  public void reset() {
    attempt(
        () -> {
          administration.reset(chosen.template(), chosen.language(), version);
          back("reset");
        });
  }

  private void attempt(Runnable useCase) {
    try {
      useCase.run();
    } catch (RuleViolation refusal) {
      if (refusal.fields().isEmpty()) {
        errors.show(refusal);
      }
      refusal.fields().forEach(this::show);
    }
  }

  /** The text is labelled otherwise here than on the pages of reporters. */
  private void show(FieldError error) {
    String field = error.field().equals("text") ? "wording" : error.field();
    errors.show(new FieldError(field, error.rule(), error.message(), error.params().toArray()));
  }

  private void back(String done) {
    ExternalContext external = faces.getExternalContext();
    try {
      external.redirect(
          external.getRequestContextPath()
              + "/staff/templates?t="
              + chosen.template()
              + "&in="
              + chosen.language()
              + "&done="
              + done);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void refuse(int status) {
    try {
      faces.getExternalContext().responseSendError(status, null);
      faces.responseComplete();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private Wording wording() {
    return new Wording(
        chosen.has(NoticePart.SUBJECT) ? subject : null,
        text,
        chosen.has(NoticePart.SHORT) ? shortText : null);
  }

  /** All templates, when none is chosen. */
  public List<TemplateView> getList() {
    return list;
  }

  /** The template that is worded; null when none is chosen. */
  public TemplateView chosen() {
    return chosen;
  }

  /** Whether one is being worded. */
  public boolean isChosen() {
    return chosen != null;
  }

  /** Whether it has a short text. */
  public boolean isShort() {
    return chosen.has(NoticePart.SHORT);
  }

  /** What the wording would look like; null until that is asked for. */
  public TemplatePreview preview() {
    return preview;
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  public String getSubject() {
    return subject;
  }

  public void setSubject(String subject) {
    this.subject = subject;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public String getShortText() {
    return shortText;
  }

  public void setShortText(String shortText) {
    this.shortText = shortText;
  }
}
