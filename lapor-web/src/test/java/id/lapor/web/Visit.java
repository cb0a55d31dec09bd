package id.lapor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request to the pages with what came of it, standing in for the servlet container: it answers
 * what our filters ask and remembers what they do.
 */
public final class Visit {

  private final String method;
  private final String path;
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String[]> parameters = new LinkedHashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private Map<String, Object> session = new HashMap<>();
  private final List<Cookie> sent = new ArrayList<>();
  private final Map<String, String> answered = new HashMap<>();
  private final List<Cookie> set = new ArrayList<>();
  private String scheme = "https";
  private String host = "lapor.example";
  private int port = 443;
  private int status = 200;
  private String forwardedTo;
  private boolean passed;

  private Visit(String method, String path) {
    this.method = method;
    this.path = path;
  }

  public static Visit get(String path) {
    return new Visit("GET", path);
  }

  public static Visit post(String path) {
    return new Visit("POST", path);
  }

  public Visit at(String scheme, String host, int port) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    return this;
  }

  public Visit with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public Visit parameter(String name, String... values) {
    parameters.put(name, values);
    return this;
  }

  /** The language of the pages that this visitor, who chose it, is shown. */
  public Language speaking(String tag) {
    Language language = new Language();
    language.request = cookie(Language.COOKIE, tag).request();
    return language;
  }

  public Visit cookie(String name, String value) {
    sent.add(new Cookie(name, value));
    return this;
  }

  /** Goes on in the session of an earlier request. */
  public Visit after(Visit earlier) {
    session = earlier.session;
    return this;
  }

  /** Sends it through the filter. */
  public Visit through(HttpFilter filter) throws Exception {
    FilterChain rest = (request, response) -> passed = true;
    filter.doFilter(request(), response(), rest);
    return this;
  }

  public boolean passed() {
    return passed;
  }

  public int status() {
    return status;
  }

  public String header(String name) {
    return answered.get(name);
  }

  public List<Cookie> cookies() {
    return set;
  }

  public String forwardedTo() {
    return forwardedTo;
  }

  public Object attribute(String name) {
    return attributes.get(name);
  }

  public HttpServletRequest request() {
    return of(HttpServletRequest.class, this::asked);
  }

  public HttpServletResponse response() {
    return of(HttpServletResponse.class, this::done);
  }

  private Object asked(String what, Object[] with) {
    return switch (what) {
      case "getMethod" -> method;
      case "getServletPath", "getRequestURI" -> path;
      case "getContextPath" -> "";
      case "getScheme" -> scheme;
      case "isSecure" -> scheme.equals("https");
      case "getServerName" -> host;
      case "getServerPort" -> port;
      case "getHeader" -> headers.get(with[0]);
      case "getContentType" -> headers.get("Content-Type");
      case "getContentLengthLong" -> Long.parseLong(headers.getOrDefault("Content-Length", "-1"));
      case "getCookies" -> sent.isEmpty() ? null : sent.toArray(Cookie[]::new);
      case "getQueryString" -> parameters.isEmpty() || method.equals("POST") ? null : "query";
      case "getParameter" -> parameters.containsKey(with[0]) ? parameters.get(with[0])[0] : null;
      case "getParameterMap" -> parameters;
      case "getAttribute" -> attributes.get(with[0]);
      case "setAttribute" -> attributes.put((String) with[0], with[1]);
      case "getSession" -> of(HttpSession.class, this::remembered);
      case "changeSessionId" -> "another";
      case "getRequestDispatcher" -> dispatcher((String) with[0]);
      default -> throw new UnsupportedOperationException(what);
    };
  }

  private Object remembered(String what, Object[] with) {
    return switch (what) {
      case "getAttribute" -> session.get(with[0]);
      case "setAttribute" -> session.put((String) with[0], with[1]);
      default -> throw new UnsupportedOperationException(what);
    };
  }

  private Object done(String what, Object[] with) {
    switch (what) {
      case "setStatus", "sendError" -> status = (int) with[0];
      case "setHeader", "addHeader" -> answered.put((String) with[0], (String) with[1]);
      case "addCookie" -> set.add((Cookie) with[0]);
      default -> throw new UnsupportedOperationException(what);
    }
    return null;
  }

  private RequestDispatcher dispatcher(String to) {
    return of(
        RequestDispatcher.class,
        (what, with) -> {
          forwardedTo = to;
          return null;
        });
  }

  private interface Deeds {
    Object of(String what, Object[] with);
  }

  private static <T> T of(Class<T> type, Deeds deeds) {
    Object stub =
        Proxy.newProxyInstance(
            Visit.class.getClassLoader(),
            new Class<?>[] {type},
            (self, called, with) -> deeds.of(called.getName(), with));
    return type.cast(stub);
  }
}
