package id.lapor.web.handoff;

import id.lapor.shared.Refusals;
import id.lapor.web.identity.StaffFrame;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Tells open pages of the portal how much waits now, and which reports were opened last. Many ask
 * often: it answers from what was counted for every page.
 */
public class LiveCounts extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient StaffFrame frame;
  @Inject transient RecentCases recent;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String lists;
    try {
      lists =
          frame.getLists().stream()
              .map(list -> quoted(list.key()) + ":" + quoted(list.count()))
              .collect(Collectors.joining(","));
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String numbers =
        recent.numbers().stream().map(LiveCounts::quoted).collect(Collectors.joining(","));
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write("{\"lists\":{" + lists + "},\"recent\":[" + numbers + "]}");
  }

  /** Keys, counts and numbers hold no sign that JSON would have to escape. */
  private static String quoted(String plain) {
    return '"' + plain.replaceAll("[^A-Za-z0-9.,+-]", "") + '"';
  }
}
