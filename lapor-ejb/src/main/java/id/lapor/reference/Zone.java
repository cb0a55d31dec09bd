package id.lapor.reference;

import id.lapor.institution.Zones;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How files write the three zones of Indonesia: by name, or as people say it. */
final class Zone {

  private static final Map<String, String> IDS = new LinkedHashMap<>();

  static {
    IDS.put("WIB", Zones.WIB.getId());
    IDS.put("WITA", Zones.WITA.getId());
    IDS.put("WIT", Zones.WIT.getId());
    List.copyOf(IDS.values()).forEach(id -> IDS.put(id, id));
  }

  /** All ways of writing one. */
  static final List<String> WRITTEN = List.copyOf(IDS.keySet());

  private Zone() {}

  /** The zone as it is stored; an empty cell stays empty. */
  static String id(String written) {
    return IDS.getOrDefault(written, written);
  }
}
