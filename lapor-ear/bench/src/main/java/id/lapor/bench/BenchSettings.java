package id.lapor.bench;

import java.nio.file.Path;
import java.util.Set;

/**
 * How much is loaded and measured, by system properties with the prefix {@code lapor.bench.}.
 *
 * @param few reports for the first measurement
 * @param many reports for the second, not less than the first
 * @param warmUp seconds of mixed work before anything is measured, so that the server is compiled
 * @param seconds how long each load lasts, after a warm-up of its own
 * @param rounds how often submissions over REST and by plain JDBC take turns
 * @param result file for the results, JSON
 * @param keep whether the data directory stays afterwards
 * @param only {@code requests} or {@code pages}: what is measured; empty for both
 */
record BenchSettings(
    int few,
    int many,
    int warmUp,
    int seconds,
    int rounds,
    Path result,
    boolean keep,
    String only) {

  /** Clients at the same time, and connections of the plain JDBC program. */
  static final int CLIENTS = 16;

  /** Institutions and units together, as many as the design expects. */
  static final int UNITS = 20_000;

  BenchSettings {
    if (few < 100 || many < few || many > 20_000_000 || warmUp < 1 || seconds < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "lapor.bench: 100 <= reports.few <= reports <= 20000000, warmup, seconds and rounds from"
              + " 1");
    }
    if (!Set.of("", "requests", "pages").contains(only)) {
      throw new IllegalArgumentException("lapor.bench.only: requests or pages");
    }
  }

  static BenchSettings fromSystemProperties() {
    int many = Integer.getInteger("lapor.bench.reports", 100_000);
    return new BenchSettings(
        Math.min(many, Integer.getInteger("lapor.bench.reports.few", 10_000)),
        many,
        Integer.getInteger("lapor.bench.warmup", 120),
        Integer.getInteger("lapor.bench.seconds", 20),
        Integer.getInteger("lapor.bench.rounds", 3),
        Path.of(System.getProperty("lapor.bench.result", "bench.json")).toAbsolutePath(),
        Boolean.getBoolean("lapor.bench.keep"),
        System.getProperty("lapor.bench.only", ""));
  }

  /** Whether the requests of the API are measured. */
  boolean requests() {
    return !only.equals("pages");
  }

  /** Whether the pages are measured. */
  boolean pages() {
    return !only.equals("requests");
  }

  /** How many hand-offs are sent through the channel and answered. */
  int passages() {
    return Math.min(2_000, 100 * seconds);
  }

  /** Each load begins with this, uncounted. */
  int warmUpSeconds() {
    return Math.max(1, seconds / 4);
  }
}
