package id.lapor.web.handoff;

import id.lapor.handoff.WorkColumn;
import id.lapor.institution.ReferenceService;
import id.lapor.report.ReportType;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;

/** What narrows the work list that is shown: each a chip that can be taken away. */
@Named
@RequestScoped
public class WorkFilterBar {

  @Inject WorkPage page;
  @Inject ReferenceService reference;
  @Inject Language language;

  private List<Chip> chips;

  /**
   * One thing that narrows the list.
   *
   * @param text what it is
   * @param without query of the list without it
   */
  public record Chip(String text, String without) {}

  /** A way to order the list. */
  public record Order(String key, String query, String current) {}

  /** Everything that narrows the list. */
  public List<Chip> getChips() {
    if (chips == null) {
      chips =
          page.address().narrowing().entrySet().stream()
              .map(
                  part ->
                      new Chip(
                          language.staff("filter." + part.getKey())
                              + ": "
                              + said(part.getKey(), part.getValue()),
                          "?" + page.address().without(part.getKey()).text()))
              .toList();
    }
    return chips;
  }

  /** Whether anything narrows the list. */
  public boolean isAny() {
    return !page.address().narrowing().isEmpty();
  }

  /** Query of the whole list. */
  public String getAll() {
    return "?list=" + page.getList();
  }

  /** The orders in which the list can be read. */
  public List<Order> getOrders() {
    boolean newest = page.address().part("sort") != null;
    return List.of(
        new Order(first(), "?" + page.address().without("sort").text(), newest ? null : "true"),
        new Order(
            "newest", "?" + page.address().with("sort", "newest").text(), newest ? "true" : null));
  }

  private String first() {
    String list = page.getList(); // none while a form around the page, such as signing out, is read
    return "due-soon".equals(list) || "overdue".equals(list) ? "due" : "oldest";
  }

  /** What a part of the filter is now, for its field; empty when it does not narrow. */
  public String part(String name) {
    String part = page.address().part(name);
    return part == null ? "" : part;
  }

  /** Whether an option of a field is the one chosen. */
  public String chosen(String name, String value) {
    return value.equals(part(name)) ? "selected" : null;
  }

  /** The types of reports. */
  public ReportType[] getTypes() {
    return ReportType.values();
  }

  /** The columns that can be chosen. */
  public WorkColumn[] getColumns() {
    return WorkColumn.values();
  }

  /** Whether a column is shown, as a box says it. */
  public String ticked(WorkColumn column) {
    return page.shows(column.key()) ? "checked" : null;
  }

  private String said(String name, String value) {
    return switch (name) {
      case "type" -> language.text("type." + value);
      case "supervisory" -> language.staff("filter.supervisory." + value);
      case "dueFrom", "dueTo" -> language.day(LocalDate.parse(value));
      case "category", "region", "institution" -> named(name, value);
      default -> value;
    };
  }

  /** The name behind a code; a code that names nothing is shown as it is. */
  private String named(String kind, String code) {
    try {
      return switch (kind) {
        case "institution" -> reference.institution(code).name();
        case "region" -> reference.regionPath(code).get(0).name();
        default -> {
          var found = reference.category(code);
          yield language.name(found.name(), found.nameEn());
        }
      };
    } catch (RuntimeException failure) {
      Refusals.in(failure).filter(NotFound.class::isInstance).orElseThrow(() -> failure);
      return code;
    }
  }
}
