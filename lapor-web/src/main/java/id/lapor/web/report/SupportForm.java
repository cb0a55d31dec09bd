package id.lapor.web.report;

import id.lapor.identity.TooManyAttempts;
import id.lapor.report.SupportDesk;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the form below a public report, {@code POST /dukung/1234567897}, and leads back to it. */
public class SupportForm extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern NUMBER = Pattern.compile("/([0-9]{1,20})");

  @Inject transient SupportDesk desk;
  @Inject transient SupportCookie cookie;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher number = NUMBER.matcher(String.valueOf(request.getPathInfo()));
    if (!number.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      String result = take(request, response, number.group(1));
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(
          "Location",
          request.getContextPath() + "/laporan/" + number.group(1) + result + "#dukungan");
    } catch (NotFound notPublic) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } catch (TooManyAttempts tooMany) {
      response.setHeader("Retry-After", Long.toString(tooMany.retryAfterSeconds()));
      response.sendError(429);
    }
  }

  private String take(HttpServletRequest request, HttpServletResponse response, String number) {
    if ("withdraw".equals(request.getParameter("act"))) {
      String known = cookie.read(request);
      if (known != null) {
        desk.withdraw(number, known);
      }
      return "";
    }
    try {
      desk.support(number, cookie.readOrGive(request, response));
      return "";
    } catch (RuleViolation many) {
      return "?dukungan=penuh";
    }
  }
}
