package id.lapor.web.report;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.institution.InstitutionView;
import id.lapor.institution.ReferenceService;
import id.lapor.report.PublicReportLine;
import id.lapor.report.PublicReports;
import id.lapor.report.PublicSearch;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.Slice;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import id.lapor.web.PublicAddresses;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The public reports at {@code /laporan}: everything that narrows the list, and where it goes on,
 * stands in the address, so that a list can be sent to somebody and come back to.
 */
@Named
@RequestScoped
public class ReportListPage {

  private static final int PAGE = 20;
  private static final List<String> FILTERS =
      List.of("q", "type", "status", "institution", "category", "region", "from", "to");
  private static final Set<ReportStatus> SHOWN =
      EnumSet.of(
          ReportStatus.ROUTED,
          ReportStatus.IN_PROGRESS,
          ReportStatus.RETURNED,
          ReportStatus.COMPLETED);

  @Inject PublicReports reports;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;
  @Inject ReferenceService reference;
  @Inject Choices choices;
  @Inject MarkedText marked;

  private List<InstitutionView> institutions = List.of();
  private String code;
  private Slice<PublicReportLine> page = new Slice<>(List.of(), null);

  /**
   * Called once before the page is shown; {@code nomor} leads to the report of that number. A path
   * that names an institution, category or region that is not there is answered with 404.
   */
  public void load() throws IOException {
    if (value("nomor") != null) {
      String digits = value("nomor").replaceAll("[^0-9]", "");
      faces.getExternalContext().redirect(request.getContextPath() + "/laporan/" + digits);
      return;
    }
    try {
      limits.reading(source.hash());
      LocalDate from = day("from");
      LocalDate to = day("to");
      ReportType type = one("type", ReportType.values());
      ReportStatus status = one("status", ReportStatus.values());
      code = institution();
      if (!errors.isAny() && !isAskingWhich()) {
        page = reports.list(search(type, status, from, to), value("cursor"), PAGE);
        if (value("q") != null) {
          marked.mark(value("q"), page.items());
        }
      }
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
    if (isAboutNothing()) {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      faces.responseComplete();
    }
  }

  private boolean isAboutNothing() {
    String subject = (String) request.getAttribute(PublicAddresses.SUBJECT);
    return subject != null && (errors.invalid(subject) || !institutions.isEmpty() && code == null);
  }

  private PublicSearch search(ReportType type, ReportStatus status, LocalDate from, LocalDate to) {
    return new PublicSearch(
        value("q"), type, status, code, value("category"), value("region"), from, to);
  }

  private <E extends Enum<E>> E one(String name, E[] all) {
    String wanted = value(name);
    E found = Arrays.stream(all).filter(e -> e.name().equals(wanted)).findFirst().orElse(null);
    if (wanted != null && found == null) {
      errors.show(new RuleViolation.FieldError(name, "unknown-code", "No such code"));
    }
    return found;
  }

  /** The code that was typed or chosen, or the one institution that the words fit. */
  private String institution() {
    String typed = value("institution");
    if (typed == null) {
      return null;
    }
    try {
      return reference.institution(typed).code();
    } catch (NotFound words) {
      institutions = reference.suggestInstitutions(typed);
    }
    if (institutions.size() == 1) {
      return institutions.get(0).code();
    }
    if (institutions.isEmpty()) {
      errors.show(new RuleViolation.FieldError("institution", "unknown-code", "No such code"));
    }
    return null;
  }

  private LocalDate day(String name) {
    String typed = value(name);
    if (typed == null) {
      return null;
    }
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeException unreadable) {
      errors.show(new RuleViolation.FieldError(name, "not-a-date", "Not a date"));
      return null;
    }
  }

  /** What the address says about this filter, or null. */
  public String value(String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Whether the list is narrowed at all. */
  public boolean isNarrowed() {
    return FILTERS.stream().anyMatch(name -> value(name) != null);
  }

  /**
   * A filter that is set.
   *
   * @param label what it narrows
   * @param words to what
   * @param without query of the same list without it
   */
  public record Chip(String label, String words, String without) {}

  /** The filters that are set, each with the way out of it. */
  public List<Chip> getChips() {
    return FILTERS.stream()
        .filter(name -> value(name) != null)
        .map(name -> new Chip(language.text("label." + name), words(name), without(name)))
        .toList();
  }

  private String words(String name) {
    String value = value(name);
    if (errors.invalid(name)) {
      return value;
    }
    return switch (name) {
      case "type", "status" -> language.text(name + "." + value);
      case "region" -> choices.region(value);
      case "category" -> choices.category(value);
      case "institution" -> choices.institution(code == null ? value : code);
      case "from", "to" -> language.day(LocalDate.parse(value));
      default -> value;
    };
  }

  private String without(String left) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    FILTERS.stream()
        .filter(name -> value(name) != null && !name.equals(left))
        .forEach(name -> query.add(name + "=" + encoded(value(name))));
    return query.toString();
  }

  /** Whether several institutions fit what was typed, so that one must be chosen. */
  public boolean isAskingWhich() {
    return institutions.size() > 1;
  }

  /** The institutions that fit what was typed. */
  public List<InstitutionView> getInstitutions() {
    return institutions;
  }

  /** Code of the institution that the list is narrowed to, or null. */
  public String getInstitutionCode() {
    return code;
  }

  /** Query of the same list for one institution. */
  public String with(String institution) {
    return query(null, institution);
  }

  /** Attribute that opens the filters when one of them is wrong, or null. */
  public String getFiltersOpen() {
    return FILTERS.stream().anyMatch(errors::invalid) ? "open" : null;
  }

  /** The reports on this page. */
  public List<PublicReportLine> getItems() {
    return page.items();
  }

  /** Whether nothing was found, though nothing was wrong with the search. */
  public boolean isNothingFound() {
    return page.items().isEmpty() && !errors.isAny() && !isAskingWhich();
  }

  /** Whether there are older reports after this page. */
  public boolean isMore() {
    return page.next() != null;
  }

  /** Whether this is a later page, from which one can go back to the first. */
  public boolean isLater() {
    return value("cursor") != null;
  }

  /** Query of the page after this one. */
  public String getNext() {
    return query(page.next(), code);
  }

  /** Query of the first page. */
  public String getFirst() {
    return query(null, code);
  }

  /** The types, as options. */
  public List<SelectItem> getTypes() {
    return Arrays.stream(ReportType.values()).map(t -> item("type.", t)).toList();
  }

  /** The statuses that a public report can have, as options. */
  public List<SelectItem> getStatuses() {
    return SHOWN.stream().map(s -> item("status.", s)).toList();
  }

  private SelectItem item(String prefix, Enum<?> value) {
    return new SelectItem(value.name(), language.text(prefix + value.name()));
  }

  private String query(String cursor, String institution) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("?");
    FILTERS.stream()
        .filter(name -> value(name) != null && !name.equals("institution"))
        .forEach(name -> query.add(name + "=" + encoded(value(name))));
    if (institution != null) {
      query.add("institution=" + encoded(institution));
    }
    if (cursor != null) {
      query.add("cursor=" + encoded(cursor));
    }
    return query.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
