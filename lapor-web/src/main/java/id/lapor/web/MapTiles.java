package id.lapor.web;

import id.lapor.shared.InstallationSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the pictures of maps come from, {@code lapor.map.tiles}: an address such as {@code
 * https://tiles.example/{z}/{x}/{y}.png}. Without it a map shows points on plain ground, and no
 * browser asks another server for anything.
 *
 * @param template the address with its three places
 * @param origin scheme, host and port of it, which pages with a map may load pictures from
 * @param attribution whom the map thanks, {@code lapor.map.attribution}
 */
public record MapTiles(String template, String origin, String attribution) {

  private static final Pattern SHAPE =
      Pattern.compile("(https?://[A-Za-z0-9.-]+(:\\d{1,5})?)/[^\\s\"']*\\{z\\}[^\\s\"']*");

  /** The tiles of this installation; all parts empty when there are none. */
  public static MapTiles ofInstallation() {
    return of(
        InstallationSettings.value("lapor.map.tiles"),
        InstallationSettings.value("lapor.map.attribution"));
  }

  static MapTiles of(String template, String attribution) {
    Matcher shape = SHAPE.matcher(template == null ? "" : template);
    return shape.matches()
        ? new MapTiles(template, shape.group(1), attribution == null ? "" : attribution)
        : new MapTiles("", "", "");
  }

  /** Whether there are any. */
  public boolean there() {
    return !template.isEmpty();
  }
}
