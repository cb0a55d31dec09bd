package id.lapor.web.handoff;

import id.lapor.handoff.StaffFind;
import id.lapor.handoff.StaffFinds;
import id.lapor.handoff.StaffQuery;
import id.lapor.handoff.StaffSearch;
import id.lapor.handoff.WorkStep;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Words looked for in all that the signed-in person may see: {@code /staff/search?q=jalan+rusak}.
 * All of the search stands in the address, and which report is looked at beside it; a number leads
 * to its report.
 */
@Named
@RequestScoped
public class SearchPage implements LookedPage {

  static final String PATH = "/staff/search";

  @Inject StaffSearch search;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;

  private SearchAddress address;
  private StaffFinds finds = new StaffFinds(List.of(), null, null);
  private boolean searched;

  /**
   * Called once before the page is shown; a form around it, such as signing out, names no words.
   */
  public void load() throws IOException {
    String q = address().part("q");
    if (q == null && (faces.isPostback() || address().filters() == 0)) {
      return;
    }
    String number = q == null ? "" : q.replaceAll("[#\\s]", "");
    if (number.matches("[0-9]{10}")) {
      faces.getExternalContext().redirect(request.getContextPath() + "/staff/report?id=" + number);
      return;
    }
    try {
      finds = search.page(address().query(), cursor());
      searched = true;
    } catch (RuntimeException failure) {
      RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
      if (!(refusal instanceof RuleViolation violation)) {
        throw refusal;
      }
      errors.show(violation);
    }
  }

  private SearchAddress address() {
    if (address == null) {
      address = new SearchAddress(request.getParameterMap());
    }
    return address;
  }

  private String cursor() {
    return request.getParameter("cursor");
  }

  /** What a field holds; empty when the address does not say. */
  public String part(String name) {
    String part = address().part(name);
    return part == null ? "" : part;
  }

  /** Whether an option of a field is the one chosen. */
  public String chosen(String name, String value) {
    return value.equals(part(name)) ? "selected" : null;
  }

  /** Whether the filters are shown at once, because one is wrong: as {@code details} says it. */
  public String getUnfolded() {
    return errors.invalid("to") ? "open" : null;
  }

  /** What the fold of filters is called, with how many are set. */
  public String getNarrowing() {
    int set = address().filters();
    return language.staff("filter.title") + (set == 0 ? "" : " (" + set + ")");
  }

  /** Whether nothing was asked yet. */
  public boolean isFresh() {
    return !searched && !errors.isAny();
  }

  /** The reports found. */
  public List<StaffFind> getItems() {
    return finds.items();
  }

  /** Whether something was found. */
  public boolean isFound() {
    return !finds.items().isEmpty();
  }

  /** Whether nothing was found, as far back as there is anything. */
  public boolean isNothing() {
    return searched && finds.items().isEmpty() && finds.back() == null;
  }

  /** Whether it stopped before it had looked at everything. */
  public boolean isCutShort() {
    return finds.back() != null;
  }

  /** How far back it has looked, in words. */
  public String getReached() {
    return language.staff("search.reached", language.date(finds.back()));
  }

  /** Whether there is a page after this one. */
  public boolean isMore() {
    return finds.next() != null && finds.back() == null;
  }

  /** Whether this is a later page, from which one can go back to the first. */
  public boolean isLater() {
    return searched && cursor() != null;
  }

  /** Query of what comes after this page. */
  public String getNext() {
    return getStart() + "&cursor=" + WorkAddress.encoded(finds.next());
  }

  /** Query of the search from its beginning. */
  public String getStart() {
    return "?" + address().text();
  }

  @Override
  public String getHere() {
    return getStart() + (cursor() == null ? "" : "&cursor=" + WorkAddress.encoded(cursor()));
  }

  /** What follows the number of a report that was found, so that one can go on to the others. */
  public String walk(StaffFind find) {
    return walk(find.key());
  }

  /** Query of this page with a report looked at beside the others. */
  public String looking(StaffFind find) {
    return looking(find.trackingId(), find.key());
  }

  /** Whether the report is the one that is looked at. */
  public String looked(StaffFind find) {
    return find.trackingId().equals(request.getParameter("look")) ? "true" : null;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String kind() {
    return "_SEARCH";
  }

  @Override
  public String kept() {
    return address().text();
  }

  @Override
  public WorkStep step(String key) {
    boolean all = searched && cursor() == null && finds.next() == null;
    return Optional.of(finds)
        .filter(found -> all)
        .flatMap(found -> found.step(key))
        .orElseGet(() -> search.step(address().query(), key));
  }

  /**
   * Whether there is a search that can be kept under a name. A form that keeps it is read before
   * the search is made again.
   */
  public boolean isKeepable() {
    return searched || faces.isPostback() && address().asks();
  }

  /** The longest search. */
  public int getMostText() {
    return StaffQuery.MOST_TEXT;
  }

  /** The types of reports. */
  public ReportType[] getTypes() {
    return ReportType.values();
  }

  /** What can have become of a report. */
  public ReportStatus[] getStatuses() {
    return ReportStatus.values();
  }
}
