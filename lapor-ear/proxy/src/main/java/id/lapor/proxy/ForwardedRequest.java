package id.lapor.proxy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What headers tell about the way of a request: who sent it, and which address it was sent to.
 *
 * <p>The header of RFC 7239 goes before the older ones. Each proxy adds to the right, so only what
 * trusted ones added is believed: from the right, the first address that is no trusted proxy is the
 * sender, and scheme and host are those that the same proxy saw.
 *
 * @param sender the sender; empty when the headers do not say
 * @param scheme {@code http} or {@code https}; empty when the headers do not say
 * @param host host and perhaps port; empty when the headers do not say
 */
record ForwardedRequest(
    Optional<InetAddress> sender, Optional<String> scheme, Optional<String> host) {

  private static final String HOST =
      "[A-Za-z0-9._-]{1,253}(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?";

  /** One proxy's account; what it does not say is null. */
  private record Step(String sender, String scheme, String host) {}

  /**
   * Reads the values of the headers, each possibly given several times.
   *
   * @param forwarded values of {@code Forwarded}
   * @param senders values of {@code X-Forwarded-For}
   * @param schemes values of {@code X-Forwarded-Proto}
   * @param hosts values of {@code X-Forwarded-Host}
   */
  static ForwardedRequest of(
      TrustedProxies proxies,
      List<String> forwarded,
      List<String> senders,
      List<String> schemes,
      List<String> hosts) {
    List<Step> steps = forwarded.isEmpty() ? older(senders, schemes, hosts) : standard(forwarded);
    Optional<InetAddress> sender = Optional.empty();
    String scheme = null;
    String host = null;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      scheme = step.scheme() == null ? scheme : step.scheme();
      host = step.host() == null ? host : step.host();
      Optional<InetAddress> node =
          step.sender() == null ? Optional.empty() : NetworkAddress.ofNode(step.sender());
      if (node.isEmpty()) {
        break;
      }
      sender = node;
      if (!proxies.include(node.get())) {
        break;
      }
    }
    return new ForwardedRequest(
        sender,
        Optional.ofNullable(scheme)
            .map(text -> text.toLowerCase(Locale.ROOT))
            .filter(text -> text.equals("http") || text.equals("https")),
        Optional.ofNullable(host).filter(text -> text.matches(HOST)));
  }

  /** Scheme and host may be given once for the whole way, or once a proxy. */
  private static List<Step> older(List<String> senders, List<String> schemes, List<String> hosts) {
    List<String> nodes = split(senders, ',');
    List<String> protocols = split(schemes, ',');
    List<String> names = split(hosts, ',');
    List<Step> steps = new ArrayList<>();
    int longest = Math.max(nodes.size(), Math.max(protocols.size(), names.size()));
    for (int back = longest; back >= 1; back--) {
      steps.add(new Step(fromEnd(nodes, back), fromEnd(protocols, back), fromEnd(names, back)));
    }
    return steps;
  }

  private static String fromEnd(List<String> values, int back) {
    return back <= values.size() ? values.get(values.size() - back) : null;
  }

  private static List<Step> standard(List<String> headers) {
    List<Step> steps = new ArrayList<>();
    for (String element : split(headers, ',')) {
      String sender = null;
      String scheme = null;
      String host = null;
      for (String pair : split(List.of(element), ';')) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String value = unquoted(pair.substring(equals + 1).strip());
        switch (name) {
          case "for" -> sender = value;
          case "proto" -> scheme = value;
          case "host" -> host = value;
          default -> {
            // "by" and extensions say nothing that is asked here
          }
        }
      }
      steps.add(new Step(sender, scheme, host));
    }
    return steps;
  }

  /** Parts between separators that stand outside of quotes. */
  private static List<String> split(List<String> headers, char separator) {
    List<String> parts = new ArrayList<>();
    for (String header : headers) {
      StringBuilder part = new StringBuilder();
      boolean quoted = false;
      for (char c : header.toCharArray()) {
        quoted ^= c == '"';
        if (c == separator && !quoted) {
          parts.add(part.toString().strip());
          part.setLength(0);
        } else {
          part.append(c);
        }
      }
      parts.add(part.toString().strip());
    }
    return parts;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replace("\\", "") : value;
  }
}
