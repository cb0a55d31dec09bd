package id.lapor.importer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where one member of a report comes from: a fixed value, a column, or several columns together;
 * perhaps translated by a table.
 *
 * @param fixed the same for every row, or null
 * @param columns the columns it is made of, in order
 * @param separator what stands between the values of several columns
 * @param table translations by value of the column; empty for none
 * @param otherwise for values that the table does not hold, or null
 * @param longest the most characters that are taken over; what is longer is cut
 */
record MappedField(
    String fixed,
    List<String> columns,
    String separator,
    Map<String, String> table,
    String otherwise,
    int longest) {

  static final String[] MEMBERS = {
    "value", "column", "columns", "separator", "table", "otherwise", "longest"
  };

  private static final String MORE = "…";

  static MappedField of(MappingJson json) {
    boolean fixed = json.has("value");
    boolean one = json.has("column");
    boolean several = json.has("columns");
    if ((fixed ? 1 : 0) + (one ? 1 : 0) + (several ? 1 : 0) != 1) {
      throw json.wrong("column", "must be given, or \"columns\", or \"value\": one of the three");
    }
    List<String> columns =
        fixed ? List.of() : one ? List.of(json.required("column")) : json.texts("columns");
    return new MappedField(
        json.text("value").orElse(null),
        columns,
        json.text("separator").orElse(", "),
        json.table("table"),
        json.text("otherwise").orElse(null),
        json.number("longest", Integer.MAX_VALUE));
  }

  /** What the row holds for it, before any table, cut if need be; null when it holds nothing. */
  String raw(CsvRow row) {
    if (fixed != null) {
      return fixed;
    }
    Set<String> parts = new LinkedHashSet<>();
    columns.stream().map(row::get).filter(value -> !value.isEmpty()).forEach(parts::add);
    return parts.isEmpty() ? null : cut(String.join(separator, parts));
  }

  private String cut(String text) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - MORE.length())) + MORE;
  }

  /** What the row holds for it, translated; null when it holds nothing or nothing known. */
  String of(CsvRow row) {
    String raw = raw(row);
    if (raw == null || (table.isEmpty() && otherwise == null)) {
      return raw == null ? otherwise : raw;
    }
    return table.getOrDefault(raw, otherwise);
  }
}
