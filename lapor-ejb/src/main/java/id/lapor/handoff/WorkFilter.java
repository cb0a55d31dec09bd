package id.lapor.handoff;

import id.lapor.report.InputRules;
import id.lapor.report.ReportType;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What of a work list is shown; null parts do not narrow.
 *
 * @param category code; what lies below it counts too
 * @param region code; what lies in it counts too
 * @param institution code of who holds or was named; what lies below it counts too
 * @param text a tracking number, or words of the title
 * @param dueFrom the first day, in WIB, on which something is owed
 * @param dueTo the last one
 */
public record WorkFilter(
    ReportType type,
    String category,
    String region,
    String institution,
    Boolean supervisory,
    String text,
    LocalDate dueFrom,
    LocalDate dueTo)
    implements Serializable {

  /** Longest text that is looked for, in characters. */
  public static final int MAX_TEXT = 100;

  /** Everything. */
  public static final WorkFilter NONE =
      new WorkFilter(null, null, null, null, null, null, null, null);

  void check() {
    new InputRules()
        .text("category", category, 1, 60)
        .text("region", region, 1, 13)
        .text("institution", institution, 1, 40)
        .text("q", text, 1, MAX_TEXT)
        .refuseIfBroken();
  }

  /** The parts that narrow, for records: {@code " type=COMPLAINT region=35"}. */
  String described() {
    StringBuilder parts = new StringBuilder();
    add(parts, "type", type);
    add(parts, "category", category);
    add(parts, "region", region);
    add(parts, "institution", institution);
    add(parts, "supervisory", supervisory);
    add(parts, "dueFrom", dueFrom);
    add(parts, "dueTo", dueTo);
    add(parts, "q", text);
    return parts.toString();
  }

  private static void add(StringBuilder parts, String name, Object value) {
    if (value != null) {
      parts.append(' ').append(name).append('=').append(value);
    }
  }

  boolean byDue() {
    return dueFrom != null || dueTo != null;
  }
}
