package id.lapor.attachment;

import id.lapor.shared.InstallationSettings;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which virus scanner looks at files: {@code lapor.scanner} is {@code HOST:PORT} of a clamd, or
 * {@code off}.
 *
 * @param address of the scanner; empty when none looks
 * @param decided whether somebody decided that, rather than forgot it
 */
record ScannerSettings(Optional<InetSocketAddress> address, boolean decided) {

  /** Name of the setting. */
  static final String NAME = "lapor.scanner";

  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s]+):(\\d{1,5})");

  /**
   * Reads a value.
   *
   * @throws IllegalStateException when it is neither address nor {@code off}
   */
  static ScannerSettings of(String value) {
    if (value == null || value.equals("off")) {
      return new ScannerSettings(Optional.empty(), value != null);
    }
    Matcher address = ADDRESS.matcher(value);
    int port = address.matches() ? Integer.parseInt(address.group(2)) : 0;
    if (port < 1 || port > 65_535) {
      throw InstallationSettings.wrong(NAME, "must be HOST:PORT or off");
    }
    String host = address.group(1).replaceAll("[\\[\\]]", "");
    return new ScannerSettings(Optional.of(InetSocketAddress.createUnresolved(host, port)), true);
  }
}
