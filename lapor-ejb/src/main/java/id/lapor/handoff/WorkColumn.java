package id.lapor.handoff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column of work lists beside the report itself. */
public enum WorkColumn {
  STATUS,
  INSTITUTION,
  CATEGORY,
  REGION,
  HOLDER,
  SINCE,
  DUE;

  /** What is shown to whoever has chosen nothing. */
  public static final List<WorkColumn> USUAL = List.of(STATUS, INSTITUTION, HOLDER, DUE);

  /** Its name in addresses and texts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column with this name. */
  public static Optional<WorkColumn> of(String key) {
    return Arrays.stream(values()).filter(column -> column.key().equals(key)).findFirst();
  }

  static String text(List<WorkColumn> columns) {
    return columns.stream().map(WorkColumn::key).collect(Collectors.joining(","));
  }

  static List<WorkColumn> read(String text) {
    return Arrays.stream(text.split(",")).flatMap(key -> of(key).stream()).toList();
  }
}
