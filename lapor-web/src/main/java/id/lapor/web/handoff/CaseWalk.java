package id.lapor.web.handoff;

import id.lapor.handoff.StaffSearch;
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
 * The way through a work list, or what a search found, on the page of a report: back to it, to the
 * one before, to the next one. The address names list, filter and place, or the search and place;
 * after an action, which has an address of its own, they are those with which the report was opened
 * last.
 */
@Named
@RequestScoped
public class CaseWalk {

  @Inject WorkLists lists;
  @Inject StaffSearch search;
  @Inject RecentCases recent;
  @Inject StaffFrame frame;
  @Inject Language language;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;

  private boolean read;
  private String walk;
  private String at;
  private WorkStep step;

  /** Whether the report was reached through a list or a search. */
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
    walk = walk(number);
    recent.opened(number, walk);
    if (walk.isEmpty()) {
      return;
    }
    try {
      step =
          isSearch(walk)
              ? search.step(SearchAddress.of(walk).query(), at)
              : lists.step(WorkAddress.of(walk).query(), at);
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      step = null;
    }
  }

  /** From the address, or, when that asks for an action or follows one, from the last opening. */
  private String walk(String number) {
    String named = named();
    String place = request.getParameter("at");
    if (!named.isEmpty() && place != null) {
      at = place;
      return named + "&at=" + WorkAddress.encoded(place);
    }
    boolean acting = request.getParameter("do") != null || request.getParameter("done") != null;
    boolean following = acting || request.getMethod().equals("POST");
    String last = following ? recent.walk(number) : "";
    int sign = last.indexOf("&at=");
    at = sign < 0 ? "" : URLDecoder.decode(last.substring(sign + 4), StandardCharsets.UTF_8);
    return last;
  }

  private String named() {
    WorkAddress list = WorkAddress.of(request.getParameterMap());
    if (list.list().isPresent()) {
      return list.text();
    }
    SearchAddress sought = new SearchAddress(request.getParameterMap());
    return sought.asks() ? sought.text() : "";
  }

  private static boolean isSearch(String walk) {
    return WorkAddress.of(walk).list().isEmpty();
  }

  /** Address of the list or search that a walk goes through. */
  private static String lines(String walk) {
    return isSearch(walk)
        ? SearchPage.PATH + "?" + SearchAddress.of(walk).text()
        : WorkPage.PATH + "?" + WorkAddress.of(walk).text();
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
    String last = recent.walk(id);
    recent.forget(id);
    String list = last.isEmpty() ? WorkPage.PATH + "?list=" + frame.getFirst() : lines(last);
    faces.getExternalContext().redirect(request.getContextPath() + list + "&done=" + done);
    return true;
  }

  /** Name of the list, or the words that were looked for. */
  public String getList() {
    return isSearch(walk)
        ? language.staff("walk.search", SearchAddress.of(walk).part("q"))
        : frame.title(WorkAddress.of(walk).part("list"));
  }

  /** Address of the list or search, with this report looked at no more. */
  public String getBack() {
    return lines(walk);
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
    if (beside == null) {
      return null;
    }
    String lines = walk.substring(0, walk.indexOf("&at="));
    return "?id=" + beside.trackingId() + "&" + lines + "&at=" + WorkAddress.encoded(beside.key());
  }
}
