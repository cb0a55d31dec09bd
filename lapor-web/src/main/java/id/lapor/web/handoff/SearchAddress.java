package id.lapor.web.handoff;

import id.lapor.handoff.StaffQuery;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an officer looks for, as an address says it. What an address says that has no meaning is
 * left out; words are always kept, so that the search can say what is wrong with them.
 */
final class SearchAddress {

  /** The parts that narrow a search, in the order in which they are shown. */
  static final List<String> FILTERS =
      List.of("type", "status", "category", "region", "institution", "supervisory", "from", "to");

  private final Map<String, String> parts = new LinkedHashMap<>();

  SearchAddress(Map<String, String[]> params) {
    put("q", params);
    FILTERS.forEach(name -> put(name, params));
  }

  /** Reads the query of an address. */
  static SearchAddress of(String query) {
    return new SearchAddress(WorkAddress.params(query));
  }

  private void put(String name, Map<String, String[]> params) {
    String[] values = params.get(name);
    String value = values == null || values.length == 0 ? "" : values[0].strip();
    if (!value.isEmpty() && means(name, value)) {
      parts.put(name, value);
    }
  }

  private static boolean means(String name, String value) {
    return switch (name) {
      case "type" -> Arrays.stream(ReportType.values()).anyMatch(t -> t.name().equals(value));
      case "status" -> Arrays.stream(ReportStatus.values()).anyMatch(s -> s.name().equals(value));
      case "supervisory" -> value.equals("true") || value.equals("false");
      case "from", "to" -> day(value) != null;
      case "q" -> true;
      default -> value.matches("[a-z0-9.-]{1,60}");
    };
  }

  /** Whether it names words that could be looked for. */
  boolean asks() {
    String words = part("q");
    return words != null && words.length() <= StaffQuery.MOST_TEXT;
  }

  /** One of the parts, or null. */
  String part(String name) {
    return parts.get(name);
  }

  /** How many things beside the words narrow it. */
  int filters() {
    return (int) FILTERS.stream().filter(parts::containsKey).count();
  }

  /** What is asked of the search. */
  StaffQuery query() {
    String type = part("type");
    String status = part("status");
    String supervisory = part("supervisory");
    return new StaffQuery(
        part("q"),
        type == null ? null : ReportType.valueOf(type),
        status == null ? null : ReportStatus.valueOf(status),
        part("category"),
        part("region"),
        part("institution"),
        supervisory == null ? null : Boolean.valueOf(supervisory),
        day(part("from")),
        day(part("to")));
  }

  /** As it stands in an address. */
  String text() {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + WorkAddress.encoded(part.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static LocalDate day(String value) {
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException none) {
      return null;
    }
  }
}
