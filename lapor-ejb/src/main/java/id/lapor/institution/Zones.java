package id.lapor.institution;

import id.lapor.shared.RuleViolation;
import java.time.ZoneId;
import java.util.Set;

/** The three time zones of Indonesia: WIB (UTC+7), WITA (UTC+8) and WIT (UTC+9). */
public final class Zones {

  /** Waktu Indonesia Barat, UTC+7: Sumatra, Java, West and Central Kalimantan; national dates. */
  public static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

  /** Waktu Indonesia Tengah, UTC+8: Bali, Nusa Tenggara, the rest of Kalimantan, Sulawesi. */
  public static final ZoneId WITA = ZoneId.of("Asia/Makassar");

  /** Waktu Indonesia Timur, UTC+9: Maluku and Papua. */
  public static final ZoneId WIT = ZoneId.of("Asia/Jayapura");

  private static final Set<ZoneId> ALL = Set.of(WIB, WITA, WIT);

  private Zones() {}

  /**
   * The id of {@code zone} as it is stored.
   *
   * @throws RuleViolation {@code invalid-zone} when it is none of the three
   */
  public static String require(ZoneId zone) {
    if (!ALL.contains(zone)) {
      throw new RuleViolation("invalid-zone", "zone", "A zone is one of the three of Indonesia");
    }
    return zone.getId();
  }
}
