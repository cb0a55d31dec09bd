package id.lapor.web.administration;

import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** What the pages of administration have in common: they read, try an act, and go on from there. */
@RequestScoped
public class PageActs {

  /** Fields that are labelled otherwise here than on the pages of reports. */
  private static final Map<String, String> OWN_NAMES =
      Map.of("title", "function", "type", "kind", "unit", "dayUnit");

  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject FacesContext faces;

  /** Reads what the page shows; whoever may not see it, or asks for what is not there, is told. */
  void read(Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException failure) {
      RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
      if (refusal instanceof RuleViolation violation) {
        errors.show(violation);
      } else {
        refuse(refusal);
      }
    }
  }

  /** Does something; what is refused stands beside its field, and what was typed stays. */
  void attempt(Runnable act) {
    try {
      act.run();
    } catch (RuntimeException failure) {
      RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
      if (!(refusal instanceof RuleViolation violation)) {
        refuse(refusal);
      } else if (violation.rule().equals("stale-version")) {
        errors.show(null, language.staff("administration.stale"));
      } else {
        show(violation);
      }
    }
  }

  private void show(RuleViolation violation) {
    if (violation.fields().isEmpty()) {
      errors.show(violation);
    }
    for (FieldError error : violation.fields()) {
      String field = OWN_NAMES.getOrDefault(error.field(), error.field());
      errors.show(new FieldError(field, error.rule(), error.message(), error.params().toArray()));
    }
  }

  /** Leads on to another page of this application. */
  void goTo(String address) {
    ExternalContext external = faces.getExternalContext();
    try {
      external.redirect(external.getRequestContextPath() + address);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /**
   * Reads a day as browsers send it; null for none.
   *
   * @throws RuleViolation {@code not-a-date}
   */
  static LocalDate day(String field, String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new RuleViolation("not-a-date", field, "This is no date");
    }
  }

  /** When something exists, in words. */
  String days(LocalDate from, LocalDate to) {
    String first = language.day(from);
    return to == null
        ? language.staff("standard.since", first)
        : language.staff("standard.between", first, language.day(to));
  }

  private void refuse(RuntimeException refusal) {
    boolean denied = refusal instanceof EJBAccessException;
    if (!denied && !(refusal instanceof NotFound)) {
      throw refusal;
    }
    try {
      faces.getExternalContext().responseSendError(denied ? 403 : 404, null);
      faces.responseComplete();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
