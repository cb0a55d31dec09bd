package id.lapor.proxy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** The addresses from which headers about the way of a request are believed. */
public final class TrustedProxies {

  private static final int BITS = 8;

  /** Some leading bits of an address. */
  private record Range(byte[] network, int bits) {

    boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 1 << (BITS - 1 - bit % BITS);
        if ((address[bit / BITS] & mask) != (network[bit / BITS] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Range> ranges;

  private TrustedProxies(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /**
   * Reads addresses and CIDR ranges with commas between, such as {@code 127.0.0.1, 10.1.0.0/16,
   * 2001:db8::/32}; nothing means nobody.
   *
   * @throws IllegalArgumentException when one cannot be read; the message is the end of a sentence
   */
  public static TrustedProxies of(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String entry : text.split(",")) {
      if (!entry.isBlank()) {
        ranges.add(range(entry.strip()));
      }
    }
    return new TrustedProxies(ranges);
  }

  /** Whether this is the address of a trusted proxy. */
  public boolean include(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address.getAddress()));
  }

  private static Range range(String entry) {
    int slash = entry.indexOf('/');
    byte[] network =
        NetworkAddress.of(slash < 0 ? entry : entry.substring(0, slash))
            .map(InetAddress::getAddress)
            .orElseThrow(() -> unreadable(entry));
    int most = network.length * BITS;
    if (slash < 0) {
      return new Range(network, most);
    }
    String bits = entry.substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
      throw unreadable(entry);
    }
    return new Range(network, Integer.parseInt(bits));
  }

  private static IllegalArgumentException unreadable(String entry) {
    return new IllegalArgumentException(
        "has an entry that is no address or CIDR range (such as 10.1.0.0/16): " + entry);
  }
}
