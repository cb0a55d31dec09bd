package id.lapor.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that a run showed, as a table for people and as JSON for programs. */
final class Results {

  /** What follows the name of a page where plain SQL asks for its rows. */
  static final String PLAIN = ", plain SQL";

  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final Map<Integer, Map<String, Measured>> loads = new LinkedHashMap<>();
  private final Map<Integer, Map<String, Cpu>> costs = new LinkedHashMap<>();
  private final Map<String, Long> statements = new LinkedHashMap<>();
  private final Map<String, Weight> weights = new LinkedHashMap<>();

  /**
   * Bytes of a page.
   *
   * @param plain as it is read
   * @param packed as it comes over the wire
   */
  record Weight(long plain, long packed) {}

  Results(BenchSettings settings) throws IOException, InterruptedException {
    put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    put("commit", commit());
    put("jdk", System.getProperty("java.vm.version"));
    put("cores", Runtime.getRuntime().availableProcessors());
    put("clients", BenchSettings.CLIENTS);
    put("seconds", settings.seconds());
    put("rounds", settings.rounds());
    put("durability", "fsync=on, synchronous_commit=on, full_page_writes=on");
  }

  void put(String name, Object value) {
    facts.put(name, value);
    say("%-44s %s", name, shown(value));
  }

  private static Object shown(Object value) {
    return value instanceof Double number ? round(number) : value;
  }

  void put(int reports, String what, Measured measured) {
    loads.computeIfAbsent(reports, none -> new LinkedHashMap<>()).put(what, measured);
    say(
        "%-12s at %,9d reports: %,8.1f/s  p50 %7.1f  p95 %7.1f  p99 %7.1f ms  (%d, %d errors)",
        what,
        reports,
        measured.aSecond(),
        measured.percentile(50),
        measured.percentile(95),
        measured.percentile(99),
        measured.count(),
        measured.errors());
  }

  /** Processor time of one request. */
  void put(int reports, String what, Cpu cpu) {
    costs.computeIfAbsent(reports, none -> new LinkedHashMap<>()).put(what, cpu);
    say("%-12s processor: %.2f ms server, %.2f ms database", what, cpu.server(), cpu.database());
  }

  void statements(String what, long count) {
    statements.put(what, count);
    say("%-12s %d statements", what, count);
  }

  void weight(String what, Weight weight) {
    weights.put(what, weight);
    say("%-12s %,d bytes, %,d compressed", what, weight.plain(), weight.packed());
  }

  /** Writes the JSON and prints the table. */
  void finish(Path file) throws IOException {
    StringWriter text = new StringWriter();
    try (var writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.write(json());
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.toString());
    table().forEach(System.out::println);
    System.out.println("Results: " + file);
  }

  private JsonObject json() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    facts.forEach((name, value) -> add(json, name, value));
    JsonObjectBuilder measured = Json.createObjectBuilder();
    loads.forEach(
        (reports, kinds) -> {
          JsonObjectBuilder one = Json.createObjectBuilder();
          kinds.forEach((what, load) -> one.add(what, json(load, costs.get(reports).get(what))));
          measured.add(reports.toString(), one);
        });
    JsonObjectBuilder counts = Json.createObjectBuilder();
    statements.forEach(counts::add);
    JsonObjectBuilder bytes = Json.createObjectBuilder();
    weights.forEach(
        (what, weight) ->
            bytes.add(
                what,
                Json.createObjectBuilder()
                    .add("plain", weight.plain())
                    .add("packed", weight.packed())));
    return json.add("loads", measured).add("statements", counts).add("bytes", bytes).build();
  }

  private static JsonObjectBuilder json(Measured load, Cpu cpu) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    json.add("count", load.count()).add("errors", load.errors());
    add(json, "aSecond", load.aSecond());
    for (int percent : new int[] {50, 95, 99}) {
      add(json, "p" + percent, load.percentile(percent));
    }
    if (cpu != null) {
      add(json, "serverCpu", cpu.server());
      add(json, "databaseCpu", cpu.database());
    }
    return json;
  }

  private static void add(JsonObjectBuilder json, String name, Object value) {
    if (value instanceof Double number) {
      json.add(name, number.isNaN() ? -1 : Double.parseDouble(round(number)));
    } else if (value instanceof Number number) {
      json.add(name, number.longValue());
    } else {
      json.add(name, String.valueOf(value));
    }
  }

  /** What was measured at both sizes, side by side. */
  private List<String> table() {
    List<String> lines = new ArrayList<>();
    if (loads.isEmpty()) {
      lines.add("| what | figure |");
      facts.forEach((name, value) -> lines.add("| %s | %s |".formatted(name, shown(value))));
      return lines;
    }
    List<Integer> sizes = List.copyOf(loads.keySet());
    int few = sizes.get(0);
    int many = sizes.get(sizes.size() - 1);
    lines.add("");
    lines.add(
        "| what | p50 | p95 | p99 | /s | p50 | p95 | p99 | /s | p50 ratio | CPU server | database |"
            + " statements | times plain SQL | bytes | compressed |");
    lines.add("| | at %,d | | | | at %,d | | | | | | | | | | |".formatted(few, many));
    loads
        .get(few)
        .forEach(
            (what, first) -> {
              Measured second = loads.get(many).get(what);
              Cpu cpu = costs.get(many).get(what);
              lines.add(
                  "| %s | %s | %s | %.2f | %.2f | %.2f | %s | %s | %s |"
                      .formatted(
                          what,
                          cells(first),
                          cells(second),
                          second.percentile(50) / first.percentile(50),
                          cpu.server(),
                          cpu.database(),
                          statements.getOrDefault(what, 0L),
                          timesPlain(what, many),
                          weight(what)));
            });
    return lines;
  }

  /** How many times the median is that of the plain program that asks for the same rows. */
  private String timesPlain(String what, int reports) {
    Measured plain = loads.get(reports).get(what + PLAIN);
    return plain == null
        ? ""
        : round(loads.get(reports).get(what).percentile(50) / plain.percentile(50));
  }

  private String weight(String what) {
    Weight weight = weights.get(what);
    return weight == null ? " | " : weight.plain() + " | " + weight.packed();
  }

  private static String cells(Measured load) {
    return String.format(
        Locale.ROOT,
        "%.1f | %.1f | %.1f | %.0f",
        load.percentile(50),
        load.percentile(95),
        load.percentile(99),
        load.aSecond());
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static String round(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  private static String commit() throws IOException, InterruptedException {
    Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
    String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() == 0 ? commit.strip() : "unknown";
  }
}
