package id.lapor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives every public report an address of its own, {@code /laporan/1234567897}, and so every
 * institution, category and region with public reports: {@code /laporan/institusi/kemenkes}. Pages
 * that others lead to are kept without one: asked for directly, they do not exist.
 */
public class PublicAddresses extends HttpFilter {

  /** Request attribute with the tracking id's digits that the address names. */
  public static final String NUMBER = "reportNumber";

  /** Request attribute with the filter of a list whose subject stands in its path. */
  public static final String SUBJECT = "listSubject";

  private static final long serialVersionUID = 1L;

  private static final Pattern REPORT = Pattern.compile("/laporan/([0-9]{1,20})");
  private static final Pattern LIST =
      Pattern.compile("/laporan/(institusi|kategori|wilayah)/([a-z0-9][a-z0-9.-]{1,59})");
  private static final Map<String, String> FILTERS =
      Map.of("institusi", "institution", "kategori", "category", "wilayah", "region");
  private static final Pattern WITHOUT_ADDRESS =
      Pattern.compile("/(error/.*|report-detail(\\.xhtml)?)");
  private static final String PAGE = "/report-detail.xhtml";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Matcher address = REPORT.matcher(request.getServletPath());
    Matcher list = LIST.matcher(request.getServletPath());
    if (address.matches()) {
      request.setAttribute(NUMBER, address.group(1));
      request.getRequestDispatcher(PAGE).forward(request, response);
    } else if (list.matches()) {
      String filter = FILTERS.get(list.group(1));
      request.setAttribute(SUBJECT, filter);
      request
          .getRequestDispatcher("/laporan.xhtml?" + filter + "=" + list.group(2))
          .forward(request, response);
    } else if (WITHOUT_ADDRESS.matcher(request.getServletPath()).matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }
}
