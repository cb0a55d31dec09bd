package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Somebody who reads the pages and sends their forms, without scripts, with cookies. */
final class Visitor {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final Pattern HIDDEN =
      Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>", Pattern.CASE_INSENSITIVE);

  private final String baseUrl;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  /**
   * What a page answered.
   *
   * @param status HTTP status
   * @param headers its headers
   * @param html the page
   * @param weight bytes on the wire
   */
  record Seen(int status, HttpHeaders headers, String html, int weight) {

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The page's words as they are read: no tags, entities resolved. */
    String words() {
      return unescaped(html.replaceAll("(?s)<[^>]*>", " ")).replaceAll("\\s+", " ");
    }

    /** The first group of the first match. */
    String find(String regex) {
      Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(html);
      assertThat(matcher.find()).as(regex + " in " + words()).isTrue();
      return unescaped(matcher.group(1));
    }

    private static String unescaped(String text) {
      return text.replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&quot;", "\"")
          .replace("&#39;", "'")
          .replace("&amp;", "&");
    }
  }

  /** Of the server that all tests share. */
  Visitor() {
    this(RunningLapor.baseUrl());
  }

  /** Of the server at this address, without a slash at the end. */
  Visitor(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** One more header on each request. */
  Visitor with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  Seen get(String path) {
    return send(request(path).GET());
  }

  /** Fills in a form that was seen and sends it by one of its buttons. */
  Seen send(Seen page, String path, String form, String button, Map<String, String> typed) {
    return post(path, fields(page, form, button, typed));
  }

  /** The same with files, as a browser sends them. */
  Seen send(
      Seen page,
      String path,
      String form,
      String button,
      Map<String, String> typed,
      SentFiles files) {
    fields(page, form, button, typed).forEach(files::text);
    return send(
        request(path)
            .header("Content-Type", files.contentType())
            .POST(BodyPublishers.ofByteArray(files.body())));
  }

  /** What a page refers to, as bytes. */
  HttpResponse<byte[]> download(String path) {
    try {
      return CLIENT.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(
      Seen page, String form, String button, Map<String, String> typed) {
    Map<String, String> fields = new LinkedHashMap<>();
    String html = page.find("(<form id=\"" + form + "\".*?</form>)");
    Matcher hidden = HIDDEN.matcher(html);
    while (hidden.find()) {
      fields.put(attribute(hidden.group(), "name"), attribute(hidden.group(), "value"));
    }
    fields.putAll(typed);
    fields.put(button, button);
    return fields;
  }

  Seen post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .header("Accept-Encoding", "gzip")
            .timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private Seen send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      keep(answer.headers().allValues("Set-Cookie"));
      String to = answer.headers().firstValue("Location").orElse(null);
      if (to != null && answer.statusCode() / 100 == 3) {
        URI address = URI.create(baseUrl).resolve(to);
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return get(address.getRawPath() + query);
      }
      return new Seen(answer.statusCode(), answer.headers(), text(answer), answer.body().length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(List<String> set) {
    for (String header : set) {
      HttpCookie cookie = HttpCookie.parse(header).get(0);
      if (cookie.getMaxAge() == 0) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    }
  }

  private static String text(HttpResponse<byte[]> answer) throws IOException {
    boolean packed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    byte[] body =
        packed
            ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
            : answer.body();
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String attribute(String tag, String name) {
    Matcher matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
