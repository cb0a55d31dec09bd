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
 * it in a cookie and leads to the same address without it.
 */
public class LanguageSwitch extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String PARAMETER = "lang";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean asksLanguage =
        request.getMethod().equals("GET")
            && request.getQueryString() != null
            && request.getParameter(PARAMETER) != null;
    if (!asksLanguage) {
      chain.doFilter(request, response);
      return;
    }
    response.addCookie(choice(request));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", sameAddress(request));
  }

  private static Cookie choice(HttpServletRequest request) {
    String tag = "en".equals(request.getParameter(PARAMETER)) ? "en" : "id";
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
