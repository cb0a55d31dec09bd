package id.lapor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Lets a visitor choose the language: any address with {@code lang=en} or {@code lang=id} remembers
 * it in a cookie and leads to the same address without it. A form that is sent with {@code lang}
 * comes back in that language with everything that was typed.
 */
public class LanguageSwitch extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String PARAMETER = "lang";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (sent(request, "GET") && request.getQueryString() != null) {
      response.addCookie(choice(request));
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", sameAddress(request));
      return;
    }
    if (sent(request, "POST")) {
      response.addCookie(choice(request));
      request.setAttribute(Language.CHOICE, tag(request));
    }
    chain.doFilter(request, response);
  }

  private static boolean sent(HttpServletRequest request, String method) {
    return request.getMethod().equals(method) && request.getParameter(PARAMETER) != null;
  }

  private static String tag(HttpServletRequest request) {
    return "en".equals(request.getParameter(PARAMETER)) ? "en" : "id";
  }

  private static Cookie choice(HttpServletRequest request) {
    String tag = tag(request);
    Cookie cookie = new Cookie(Language.COOKIE, tag);
    cookie.setPath("/");
    cookie.setMaxAge((int) REMEMBERED.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  /** Two slashes in front would lead to another site. */
  private static String sameAddress(HttpServletRequest request) {
    String path = request.getRequestURI().replaceFirst("^[/\\\\]+", "/");
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
      if (!parameter.getKey().equals(PARAMETER)) {
        for (String value : parameter.getValue()) {
          query.add(encoded(parameter.getKey()) + "=" + encoded(value));
        }
      }
    }
    return path + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
