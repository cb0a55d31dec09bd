package id.lapor.web.handoff;

import id.lapor.handoff.WorkLine;
import id.lapor.handoff.WorkLists;
import id.lapor.report.Slice;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import id.lapor.web.identity.StaffFrame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One of the work lists: {@code /staff/work?list=overdue}. Where it goes on is in the address. */
@Named
@RequestScoped
public class WorkPage {

  private static final int PAGE = 25;

  @Inject WorkLists lists;
  @Inject StaffFrame frame;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject FacesContext faces;

  private String list;
  private String cursor;
  private Slice<WorkLine> page = new Slice<>(List.of(), null);

  /** Leads to the first list of whoever is signed in; who has none types in reports. */
  public void begin() throws IOException {
    String first = frame.getFirst();
    faces
        .getExternalContext()
        .redirect(
            faces.getExternalContext().getRequestContextPath()
                + (first == null ? "/staff/entry" : "/staff/work?list=" + first));
  }

  /** Called once before the page is shown. */
  public void load() throws IOException {
    if (list == null) {
      begin();
      return;
    }
    try {
      read();
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
  }

  private void read() throws IOException {
    switch (list) {
      case "to-verify" -> page = lists.toVerify(cursor, PAGE);
      case "my-unit" -> page = lists.myUnit(cursor, PAGE);
      case "overdue" -> page = lists.overdue(cursor, PAGE);
      case "returned" -> page = lists.returned(cursor, PAGE);
      default -> {
        faces.getExternalContext().responseSendError(404, null);
        faces.responseComplete();
      }
    }
  }

  /** Title of the list. */
  public String getTitle() {
    return language.staff("list." + list);
  }

  /** What the list holds and in which order. */
  public String getLead() {
    return language.staff("list." + list + ".lead");
  }

  /** How the rail marks the list that is shown: {@code page}, or null for the others. */
  public String current(String key) {
    return key.equals(list) ? "page" : null;
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
    return cursor != null;
  }

  /** Query of the page after this one. */
  public String getNext() {
    return "?list=" + list + "&cursor=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
  }

  public String getList() {
    return list;
  }

  public void setList(String list) {
    this.list = list;
  }

  public String getCursor() {
    return cursor;
  }

  public void setCursor(String cursor) {
    this.cursor = cursor;
  }
}
