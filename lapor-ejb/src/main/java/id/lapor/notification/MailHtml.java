package id.lapor.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The plain text of a mail as a simple page: the same words in the same order, with links that can
 * be pressed. Nothing is loaded from anywhere, and every sign of the text stays a sign.
 */
final class MailHtml {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']{1,500}");
  private static final String BODY =
      "margin:0;padding:24px;font:16px/1.5 Arial,sans-serif;color:#1f2328;background:#ffffff";
  private static final String SIGNATURE = "-- ";

  private MailHtml() {}

  /** The page. */
  static String of(String text, String title, Locale language) {
    int end = text.indexOf("\n" + SIGNATURE + "\n");
    String main = end < 0 ? text : text.substring(0, end);
    String foot = end < 0 ? "" : text.substring(end + SIGNATURE.length() + 2);
    return "<!DOCTYPE html>\n<html lang=\""
        + language.toLanguageTag()
        + "\"><head><meta charset=\"UTF-8\"><title>"
        + escaped(title)
        + "</title></head>\n<body style=\""
        + BODY
        + "\"><div style=\"max-width:600px;margin:0 auto\">\n"
        + "<p style=\"margin:0 0 16px;font-weight:bold;color:#8f1d17\">LAPOR</p>\n"
        + paragraphs(main, "margin:0 0 16px")
        + (foot.isBlank()
            ? ""
            : "<hr style=\"border:0;border-top:1px solid #d4d8dd;margin:24px 0\">\n"
                + paragraphs(foot, "margin:0 0 8px;font-size:13px;color:#565d66"))
        + "</div></body></html>\n";
  }

  private static String paragraphs(String text, String style) {
    return Arrays.stream(text.strip().split("\n\\s*\n"))
        .map(part -> "<p style=\"" + style + "\">" + linked(part.strip()) + "</p>\n")
        .collect(Collectors.joining());
  }

  /** Escaped first; an address holds no sign that is escaped but the ampersand. */
  private static String linked(String text) {
    return ADDRESS
        .matcher(escaped(text).replace("\n", "<br>"))
        .replaceAll("<a href=\"$0\" style=\"color:#0a3f91\">$0</a>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
