package id.lapor.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numeric addresses as they stand in settings and headers; a name is never looked up. */
final class NetworkAddress {

  private static final Pattern IPV4 =
      Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  private static final Pattern IPV6 =
      Pattern.compile("(?=.{2,45}$)[0-9a-fA-F]{0,4}:[0-9a-fA-F:]*:?[0-9a-fA-F:.]*");

  private NetworkAddress() {}

  /** The address, an IPv4 one also where it is written as IPv6; empty when it is none. */
  static Optional<InetAddress> of(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  /**
   * The address of a node of a chain: {@code 192.0.2.1}, {@code 192.0.2.1:4711}, {@code
   * [2001:db8::1]:4711} or {@code 2001:db8::1}; empty for {@code unknown} and hidden names.
   */
  static Optional<InetAddress> ofNode(String text) {
    String node = text.strip();
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      return end < 0 ? Optional.empty() : of(node.substring(1, end));
    }
    int colon = node.indexOf(':');
    boolean withPort = colon >= 0 && colon == node.lastIndexOf(':');
    return of(withPort ? node.substring(0, colon) : node);
  }
}
