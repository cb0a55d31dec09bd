package id.lapor.reference;

import id.lapor.shared.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a file line by line, judges each line by itself and hands it on. */
final class ReferenceFileReading {

  /** The most lines of a file. */
  static final int MOST_LINES = 200_000;

  private final Register register;
  private final byte[] file;
  private final Map<String, Column> known = new LinkedHashMap<>();
  private final Findings findings = new Findings();
  private final List<String> ignored = new ArrayList<>();
  private List<String> header = List.of();
  private String digest;

  ReferenceFileReading(Register register, byte[] file) {
    this.register = register;
    this.file = file;
    register.columns().forEach(column -> known.put(column.name(), column));
  }

  /** Names of the cells that are handed on. */
  List<String> stagedColumns() {
    List<String> names = new ArrayList<>(known.keySet());
    names.addAll(register.added());
    return names;
  }

  /** What is wrong with the file. */
  Findings findings() {
    return findings;
  }

  /** Columns that are passed over. */
  List<String> ignored() {
    return List.copyOf(ignored);
  }

  /** SHA-256 of the file as it is unpacked. */
  String digest() {
    return digest;
  }

  /** Reads the file to its end, or to where it cannot be read any further. */
  void into(Staging staging) {
    digest = "";
    try {
      CsvLines lines = new CsvLines(file);
      if (readHeader(lines)) {
        int read = 0;
        for (List<String> cells = lines.next(); cells != null; cells = lines.next()) {
          read++;
          if (read > MOST_LINES) {
            findings.end(
                lines.line(), new FieldError("file", "too-many-lines", "Too many", MOST_LINES));
            break;
          }
          take(lines.line(), cells, staging);
        }
      }
      digest = lines.digest();
    } catch (CsvLines.Unreadable unreadable) {
      findings.end(
          unreadable.line(),
          new FieldError("file", unreadable.rule(), unreadable.rule(), CsvLines.MOST_BYTES >> 20));
    }
    staging.end();
  }

  private boolean readHeader(CsvLines lines) {
    List<String> cells = lines.next();
    if (cells == null) {
      findings.add(1, new FieldError("file", "empty-file", "There is no header"));
      return false;
    }
    header = cells;
    int line = lines.line();
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      String shown = name.length() > 60 ? name.substring(0, 60) : name;
      if (!seen.add(name)) {
        findings.add(line, new FieldError(shown, "duplicate-column", "Twice"));
      } else if (register.ignored().contains(name)) {
        ignored.add(name);
      } else if (!known.containsKey(name)) {
        String names = String.join(", ", known.keySet());
        findings.add(line, new FieldError(shown, "unknown-column", "Known: " + names, names));
      }
    }
    known.values().stream()
        .filter(column -> column.needed() && !seen.contains(column.name()))
        .forEach(
            column ->
                findings.add(line, new FieldError(column.name(), "missing-column", "Missing")));
    return findings.isEmpty();
  }

  private void take(int line, List<String> cells, Staging staging) {
    if (cells.size() != header.size()) {
      findings.add(
          line, new FieldError("file", "wrong-cells", "Cells", cells.size(), header.size()));
      return;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Column column = known.get(header.get(i));
      if (column != null) {
        column.wrong(cells.get(i)).forEach(error -> findings.add(line, error));
        values.put(column.name(), cells.get(i));
      }
    }
    if (!findings.isRefused(line)) {
      register.complete(values, error -> findings.add(line, error));
    }
    boolean fit = !findings.isRefused(line);
    staging.add(line, fit, fit ? values : keyOf(values));
  }

  /** A line that is refused still tells others that what it names is in the file. */
  private Map<String, String> keyOf(Map<String, String> values) {
    return register.key().stream()
        .filter(name -> !values.getOrDefault(name, "").isEmpty())
        .filter(name -> known.get(name).wrong(values.get(name)).isEmpty())
        .collect(Collectors.toMap(name -> name, values::get));
  }
}
