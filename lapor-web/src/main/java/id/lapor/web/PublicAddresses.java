package id.lapor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives every public report an address of its own, {@code /laporan/1234567897}, and keeps the pages
 * that others lead to without one: asked for directly, they do not exist.
 */
public class PublicAddresses extends HttpFilter {

  /** Request attribute with the tracking id's digits that the address names. */
  public static final String NUMBER = "reportNumber";

  private static final long serialVersionUID = 1L;

  private static final Pattern REPORT = Pattern.compile("/laporan/([0-9]{1,20})");
  private static final Pattern WITHOUT_ADDRESS =
      Pattern.compile("/(error/.*|report-detail(\\.xhtml)?)");
  private static final String PAGE = "/report-detail.xhtml";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Matcher address = REPORT.matcher(request.getServletPath());
    if (address.matches()) {
      request.setAttribute(NUMBER, address.group(1));
      request.getRequestDispatcher(PAGE).forward(request, response);
    } else if (WITHOUT_ADDRESS.matcher(request.getServletPath()).matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }
}
