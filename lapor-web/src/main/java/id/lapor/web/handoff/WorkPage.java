package id.lapor.web.handoff;

import id.lapor.handoff.CaseAction;
import id.lapor.handoff.WorkColumn;
import id.lapor.handoff.WorkLine;
import id.lapor.handoff.WorkList;
import id.lapor.handoff.WorkLists;
import id.lapor.handoff.WorkStep;
import id.lapor.report.Slice;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import id.lapor.web.identity.StaffFrame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * One of the work lists: {@code /staff/work?list=overdue}. What of it is shown, where it goes on
 * and which line is looked at stand in the address.
 */
@Named
@RequestScoped
public class WorkPage implements LookedPage {

  static final String PATH = "/staff/work";

  private static final int PAGE = 25;

  /** What fits beside a report that is looked at; the panel shows the rest. */
  private static final Set<String> BESIDE_PANEL = Set.of("status", "due");

  @Inject WorkLists lists;
  @Inject StaffFrame frame;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;

  private WorkAddress address;
  private Slice<WorkLine> page = new Slice<>(List.of(), null);

  /** Leads to the first list of whoever is signed in; who has none types in reports. */
  public void begin() throws IOException {
    String first = frame.getFirst();
    faces
        .getExternalContext()
        .redirect(
            request.getContextPath()
                + (first == null ? "/staff/entry" : "/staff/work?list=" + first));
  }

  /** Called once before the page is shown; a form around it, such as signing out, names no list. */
  public void load() throws IOException {
    if (faces.isPostback() && request.getParameter("list") == null) {
      return;
    }
    if (request.getParameter("list") == null) {
      begin();
    } else if (address().list().isEmpty()) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    } else {
      read();
    }
  }

  private void read() {
    try {
      String looked = request.getParameter("look");
      page =
          looked == null
              ? lists.page(address().query(), cursor(), PAGE)
              : lists.page(address().query(), cursor(), PAGE, looked);
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
  }

  WorkAddress address() {
    if (address == null) {
      address = WorkAddress.of(request.getParameterMap());
    }
    return address;
  }

  String cursor() {
    return request.getParameter("cursor");
  }

  /** Title of the list. */
  public String getTitle() {
    return frame.title(getList());
  }

  /** What the list holds and in which order. */
  public String getLead() {
    String lead = "list." + getList() + ".lead";
    return isOffers() ? language.staff(lead, lists.hoursToTakeUp()) : language.staff(lead);
  }

  /** How the rail marks the list that is shown: {@code page}, or null for the others. */
  public String current(String key) {
    return key.equals(getList()) ? "page" : null;
  }

  /** The lines of this page. */
  public List<WorkLine> getItems() {
    return page.items();
  }

  /** Whether nothing waits here, or nothing more. */
  public boolean isNothing() {
    return page.items().isEmpty();
  }

  /** Whether there is a page after this one. */
  public boolean isMore() {
    return page.next() != null;
  }

  /** Whether this is a later page, from which one can go back to the first. */
  public boolean isLater() {
    return cursor() != null;
  }

  /** Query of the page after this one. */
  public String getNext() {
    return "?" + address().text() + "&cursor=" + WorkAddress.encoded(page.next());
  }

  /** Query of the list from its beginning. */
  public String getStart() {
    return "?" + address().text();
  }

  /** Query of the report of a line, from which one can go on through the list. */
  public String opening(WorkLine line) {
    return opening(line.trackingId(), line.key());
  }

  /** Query of this page with a line looked at beside the list. */
  public String looking(WorkLine line) {
    return looking(line.trackingId(), line.key());
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String kind() {
    return "_FILTER";
  }

  @Override
  public String kept() {
    return address().text();
  }

  @Override
  public WorkStep step(String key) {
    return lists.step(address().query(), key);
  }

  @Override
  public String getHere() {
    return getStart() + (isLater() ? "&cursor=" + WorkAddress.encoded(cursor()) : "");
  }

  /** Whether the line is the one that is looked at. */
  public String looked(WorkLine line) {
    return line.trackingId().equals(request.getParameter("look")) ? "true" : null;
  }

  /** Whether the list is that of offers that nobody takes up, which tells how each has waited. */
  public boolean isOffers() {
    return address().list().filter(list -> list == WorkList.NOT_TAKEN_UP).isPresent();
  }

  /** Whether that column is shown; beside a report that is looked at there is no room for it. */
  public boolean isOfferColumn() {
    return isOffers() && request.getParameter("look") == null;
  }

  /** Query of the form in which something is done about the offer of a line. */
  public String acting(WorkLine line, CaseAction action) {
    return opening(line) + "&do=" + action + "&h=" + line.handoff();
  }

  /** Class of a line: what it says of nobody who works on it. */
  public String holder(WorkLine line) {
    return line.holder() == null ? "" : line.holder().title();
  }

  /** Whether this column is one of those that are shown. */
  public boolean shows(String column) {
    return WorkColumn.of(column)
        .filter(frame.getDesk().columns()::contains)
        .filter(shown -> request.getParameter("look") == null || BESIDE_PANEL.contains(column))
        .isPresent();
  }

  public String getList() {
    return address().part("list");
  }
}
