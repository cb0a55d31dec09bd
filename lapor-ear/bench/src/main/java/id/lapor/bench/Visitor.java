package id.lapor.bench;

import id.lapor.bench.Client.Reply;
import id.lapor.launcher.Build.Account;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: keeps cookies, and sends forms with what stands hidden in them. */
final class Visitor {

  private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");

  private final Client client;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Visitor(Client client) {
    this.client = client;
  }

  /** The cookies of a member of staff who has signed in by the form. */
  static String signedIn(Client client, Account account) throws IOException {
    Visitor visitor = new Visitor(client);
    Map<String, String> typed = Map.of("user", account.user(), "password", account.password());
    Reply reply = visitor.send("/sign-in", "signIn", "enter", typed);
    if (reply.status() != 302) {
      throw new IllegalStateException("Not signed in: " + account.user() + ": " + reply.status());
    }
    return visitor.cookies();
  }

  /** The cookies of a reporter who has opened a report by its number and access code. */
  static String tracking(Client client, Loader.Known report) throws IOException {
    Visitor visitor = new Visitor(client);
    Map<String, String> typed = Map.of("number", report.digits(), "accessCode", report.code());
    visitor.send("/lacak", "open", "openReport", typed);
    if (!visitor.cookies.containsKey("lapor-lacak")) {
      throw new IllegalStateException("A report was not opened");
    }
    return visitor.cookies();
  }

  private Reply send(String path, String form, String button, Map<String, String> typed)
      throws IOException {
    Reply page = kept(client.page(path, null));
    Map<String, String> fields = new LinkedHashMap<>(hidden(page.body(), form));
    fields.putAll(typed);
    fields.put(button, button);
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return kept(client.form(path, cookies.isEmpty() ? null : cookies(), body));
  }

  private static Map<String, String> hidden(String html, String form) {
    int start = html.indexOf("<form id=\"" + form + "\"");
    int end = html.indexOf("</form>", Math.max(0, start));
    if (start < 0 || end < 0) {
      throw new IllegalStateException("No form " + form);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = HIDDEN.matcher(html.substring(start, end));
    while (input.find()) {
      fields.put(attribute(input.group(), "name"), attribute(input.group(), "value"));
    }
    return fields;
  }

  private static String attribute(String tag, String name) {
    Matcher matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
    return matcher.find() ? matcher.group(1).replace("&amp;", "&") : "";
  }

  private Reply kept(Reply reply) {
    for (String cookie : reply.cookies()) {
      int sign = cookie.indexOf('=');
      cookies.put(cookie.substring(0, sign), cookie.substring(sign + 1));
    }
    return reply;
  }

  private String cookies() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
