package id.lapor.web.handoff;

import id.lapor.handoff.WorkLists;
import id.lapor.handoff.WorkStep;
import id.lapor.shared.Refusals;
import id.lapor.web.Language;
import id.lapor.web.identity.StaffFrame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The way through a work list on the page of a report: back to the list, to the one before, to the
 * next one. The address names list, filter and place; after an action, which has an address of its
 * own, they are those with which the report was opened last.
 */
@Named
@RequestScoped
public class CaseWalk {

  @Inject WorkLists lists;
  @Inject RecentCases recent;
  @Inject StaffFrame frame;
  @Inject Language language;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;

  private boolean read;
  private WorkAddress address;
  private String at;
  private WorkStep step;

  /** Whether the report was reached through a list. */
  public boolean isShown() {
    read();
    return step != null;
  }

  private void read() {
    String id = request.getParameter("id");
    if (read || id == null) {
      return;
    }
    read = true;
    String number = id.replaceAll("[#\\s]", "");
    String walk = walk(number);
    recent.opened(number, walk);
    if (walk.isEmpty()) {
      return;
    }
    try {
      address = WorkAddress.of(walk);
      step = lists.step(address.query(), at);
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      step = null;
    }
  }

  /** From the address, or, when that asks for an action or follows one, from the last opening. */
  private String walk(String number) {
    WorkAddress named = WorkAddress.of(request.getParameterMap());
    String place = request.getParameter("at");
    if (named.list().isPresent() && place != null) {
      at = place;
      return named.text() + "&at=" + WorkAddress.encoded(place);
    }
    boolean acting = request.getParameter("do") != null || request.getParameter("done") != null;
    String walk = acting || request.getMethod().equals("POST") ? recent.walk(number) : "";
    int sign = walk.indexOf("&at=");
    at = sign < 0 ? "" : URLDecoder.decode(walk.substring(sign + 4), StandardCharsets.UTF_8);
    return walk;
  }

  /**
   * Leads back to the list when what was just done took the report out of the caller's sight.
   *
   * @return false when nothing was just done with it
   */
  boolean leadOn(String id) throws IOException {
    String done = request.getParameter("done");
    if (done == null || !done.matches("[A-Z_]{3,30}")) {
      return false;
    }
    String walk = recent.walk(id);
    recent.forget(id);
    String list = walk.isEmpty() ? "list=" + frame.getFirst() : WorkAddress.of(walk).text();
    faces
        .getExternalContext()
        .redirect(request.getContextPath() + "/staff/work?" + list + "&done=" + done);
    return true;
  }

  /** Name of the list. */
  public String getList() {
    return frame.title(address.part("list"));
  }

  /** Query of the list, with this report looked at no more. */
  public String getBack() {
    return "?" + address.text();
  }

  /** Where the report stands in the list, in words: "3 dari 41". */
  public String getPosition() {
    return WalkWords.position(language, step);
  }

  /** Query of the report before, or null. */
  public String getPrevious() {
    return to(step.previous());
  }

  /** Query of the next report, or null. */
  public String getNext() {
    return to(step.next());
  }

  private String to(WorkStep.Neighbour beside) {
    return beside == null
        ? null
        : "?id="
            + beside.trackingId()
            + "&"
            + address.text()
            + "&at="
            + WorkAddress.encoded(beside.key());
  }
}
