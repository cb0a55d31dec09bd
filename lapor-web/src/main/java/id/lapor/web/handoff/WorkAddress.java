package id.lapor.web.handoff;

import id.lapor.handoff.WorkFilter;
import id.lapor.handoff.WorkList;
import id.lapor.handoff.WorkQuery;
import id.lapor.handoff.WorkSort;
import id.lapor.report.ReportType;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A work list, what of it is shown and in which order, as an address says it. What an address says
 * that has no meaning is left out.
 */
public final class WorkAddress {

  /** The parts that narrow a list, in the order in which they are shown. */
  static final List<String> FILTERS =
      List.of("q", "type", "category", "region", "institution", "supervisory", "dueFrom", "dueTo");

  private static final int MAX_PART = 100;

  private final Map<String, String> parts;

  private WorkAddress(Map<String, String> parts) {
    this.parts = parts;
  }

  /** Reads the parameters of a request. */
  public static WorkAddress of(Map<String, String[]> params) {
    Map<String, String> parts = new LinkedHashMap<>();
    put(parts, "list", params);
    FILTERS.forEach(name -> put(parts, name, params));
    put(parts, "sort", params);
    return new WorkAddress(parts);
  }

  /** Reads the query of an address. */
  static WorkAddress of(String query) {
    return of(params(query));
  }

  /** The parameters that the query of an address holds. */
  static Map<String, String[]> params(String query) {
    Map<String, String[]> params = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        String value = URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8);
        params.put(pair.substring(0, sign), new String[] {value});
      }
    }
    return params;
  }

  private static void put(Map<String, String> parts, String name, Map<String, String[]> params) {
    String[] values = params.get(name);
    if (values != null && values.length > 0) {
      String value = values[0].strip();
      if (!value.isEmpty() && value.length() <= MAX_PART && means(name, value)) {
        parts.put(name, value);
      }
    }
  }

  private static boolean means(String name, String value) {
    return switch (name) {
      case "list" -> WorkList.of(value).isPresent();
      case "type" -> Arrays.stream(ReportType.values()).anyMatch(t -> t.name().equals(value));
      case "supervisory" -> value.equals("true") || value.equals("false");
      case "dueFrom", "dueTo" -> day(value) != null;
      case "sort" -> value.equals("newest");
      case "category", "region", "institution" -> value.matches("[a-z0-9.-]{1,60}");
      default -> value.chars().noneMatch(Character::isISOControl);
    };
  }

  /** The list; empty when the address names none that there is. */
  public Optional<WorkList> list() {
    return WorkList.of(parts.get("list"));
  }

  /** What is asked of the lists. */
  public WorkQuery query() {
    String type = parts.get("type");
    String supervisory = parts.get("supervisory");
    return new WorkQuery(
        list().orElseThrow(),
        new WorkFilter(
            type == null ? null : ReportType.valueOf(type),
            parts.get("category"),
            parts.get("region"),
            parts.get("institution"),
            supervisory == null ? null : Boolean.valueOf(supervisory),
            parts.get("q"),
            day(parts.get("dueFrom")),
            day(parts.get("dueTo"))),
        parts.containsKey("sort") ? WorkSort.NEWEST : WorkSort.OLDEST);
  }

  /** One of the parts, or null. */
  String part(String name) {
    return parts.get(name);
  }

  /** List, filter and order, as forms carry them on. */
  public Map<String, String> parts() {
    return Map.copyOf(parts);
  }

  /** The parts that narrow the list. */
  public Map<String, String> narrowing() {
    Map<String, String> narrowing = new LinkedHashMap<>(parts);
    narrowing.keySet().retainAll(FILTERS);
    return narrowing;
  }

  /** The same without one of its parts. */
  WorkAddress without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(parts);
    fewer.remove(name);
    return new WorkAddress(fewer);
  }

  /** The same with one more part, or with another value of it. */
  WorkAddress with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parts);
    more.put(name, value);
    return new WorkAddress(more);
  }

  /** As it stands in an address. */
  public String text() {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + encoded(part.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** A value as it stands in an address. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static LocalDate day(String value) {
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException none) {
      return null;
    }
  }
}
