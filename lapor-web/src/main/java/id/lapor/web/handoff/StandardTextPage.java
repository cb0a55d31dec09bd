package id.lapor.web.handoff;

import id.lapor.handoff.StandardTextAdministration;
import id.lapor.handoff.StandardTextView;
import id.lapor.handoff.StandardWording;
import id.lapor.report.ReportType;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Where administrators word the texts that officers put into answers: {@code
 * /staff/standard-texts}, one of them at {@code ?t=17}, a new one at {@code ?t=new}.
 */
@Named
@RequestScoped
public class StandardTextPage {

  private static final String NEW = "new";

  @Inject StandardTextAdministration administration;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject FacesContext faces;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  private List<StandardTextView> list = List.of();
  private StandardTextView chosen;
  private boolean open;
  private String preview;
  private long version;
  private String speaks = "id";
  private ReportType type;
  private String category;
  private String title;
  private String body;
  private String validFrom;
  private String validTo;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    String wanted = request.getParameter("t");
    try {
      if (wanted == null) {
        list = administration.list();
      } else if (wanted.equals(NEW)) {
        administration.list();
        open = true;
        validFrom = LocalDate.ofInstant(clock.instant(), Language.WIB).toString();
      } else {
        chosen = administration.get(Long.parseLong(wanted));
        open = true;
        begin(chosen.wording());
        version = chosen.version();
      }
    } catch (EJBAccessException notPermitted) {
      refuse(403);
    } catch (NotFound | NumberFormatException unknown) {
      refuse(404);
    }
  }

  private void begin(StandardWording wording) {
    speaks = wording.language();
    type = wording.type();
    category = wording.category();
    title = wording.title();
    body = wording.body();
    validFrom = wording.validFrom().toString();
    validTo = wording.validTo() == null ? null : wording.validTo().toString();
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Shows how the text would read in an answer. */
  public void example() {
    attempt(() -> preview = administration.preview(wording()));
  }

  /** Keeps the text. */
  public void save() {
    attempt(
        () -> {
          StandardTextView kept =
              chosen == null
                  ? administration.add(wording())
                  : administration.change(chosen.id(), version, wording());
          back(kept.id());
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
    String field = error.field().equals("body") ? "wording" : error.field();
    errors.show(new FieldError(field, error.rule(), error.message(), error.params().toArray()));
  }

  private void back(long id) {
    ExternalContext external = faces.getExternalContext();
    try {
      external.redirect(
          external.getRequestContextPath() + "/staff/standard-texts?t=" + id + "&done=saved");
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

  private StandardWording wording() {
    String words = body == null ? null : body.replace("\r\n", "\n");
    return new StandardWording(
        speaks, type, category, title, words, day("validFrom", validFrom), day("validTo", validTo));
  }

  private static LocalDate day(String field, String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new RuleViolation("not-a-date", field, "This is no date");
    }
  }

  /** All texts, when none is chosen. */
  public List<StandardTextView> getList() {
    return list;
  }

  /** Whether one is being worded. */
  public boolean isOpen() {
    return open;
  }

  /** The text that is worded; null for a new one. */
  public StandardTextView chosen() {
    return chosen;
  }

  /** How the text would read; null until that is asked for. */
  public String getPreview() {
    return preview;
  }

  /** What may stand between double braces. */
  public List<String> getPlaces() {
    return StandardWording.PLACES;
  }

  /** When a text holds, in words. */
  public String days(StandardTextView one) {
    LocalDate last = one.wording().validTo();
    String from = language.day(one.wording().validFrom());
    return last == null
        ? language.staff("standard.since", from)
        : language.staff("standard.between", from, language.day(last));
  }

  /** What the page is called. */
  public String getHeading() {
    return chosen == null ? language.staff("standard.new") : chosen.wording().title();
  }

  /** Which text the form is about, for its address. */
  public String getKey() {
    return chosen == null ? NEW : Long.toString(chosen.id());
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  public String getSpeaks() {
    return speaks;
  }

  public void setSpeaks(String speaks) {
    this.speaks = speaks;
  }

  public ReportType getType() {
    return type;
  }

  public void setType(ReportType type) {
    this.type = type;
  }

  public String getCategory() {
    return category;
  }

  public void setCategory(String category) {
    this.category = category;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }

  public String getValidTo() {
    return validTo;
  }

  public void setValidTo(String validTo) {
    this.validTo = validTo;
  }
}
