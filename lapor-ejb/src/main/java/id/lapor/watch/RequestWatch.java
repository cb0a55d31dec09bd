package id.lapor.watch;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.MDC;

/**
 * Gives every request an id, which its answer, every line of the log and problems carry, and
 * measures how long it took. The log learns whether staff or a visitor asks, and no more: no
 * account, no address, no query.
 */
public class RequestWatch extends HttpFilter {

  /** Header of the id, both ways. */
  public static final String HEADER = "X-Request-Id";

  /** Attribute of the request with its id. */
  public static final String ID = "lapor.request";

  /** Attribute that a resource sets: its address without what stands in for the parameters. */
  public static final String ROUTE = "lapor.route";

  private static final long serialVersionUID = 1L;
  private static final String CALLER = "caller";
  private static final int ERROR = 500;
  private static final Routes ROUTES = new Routes();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = (String) request.getAttribute(ID);
    if (id == null) {
      id = RequestId.of(request.getHeader(HEADER), request.getHeader("traceparent"));
      request.setAttribute(ID, id);
    }
    response.setHeader(HEADER, id);
    MDC.put("request", id);
    MDC.put(CALLER, request.getUserPrincipal() == null ? "visitor" : "staff");
    try {
      if (request.getDispatcherType() == DispatcherType.REQUEST) {
        measured(request, response, chain);
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      MDC.remove("request");
      MDC.remove(CALLER);
    }
  }

  private static void measured(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long begun = System.nanoTime();
    int status = ERROR;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      measure(request, status, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private static void measure(HttpServletRequest request, int status, Duration took) {
    String template = (String) request.getAttribute(ROUTE);
    String route = ROUTES.of(template, request.getServletPath(), status);
    String method = Routes.method(request.getMethod());
    Figures.took(
        "lapor.http", took, "route", route, "method", method, "status", String.valueOf(status));
    Figures.within("lapor.http.within", took, "route", route);
  }
}
