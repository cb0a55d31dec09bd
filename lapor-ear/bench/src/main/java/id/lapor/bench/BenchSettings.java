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
 * @param only {@code requests}, {@code pages} or {@code handoffs}: what is measured; empty for the
 *     first two
 * @param handoffs how many hand-offs go to queues of institutions for each throughput
 * @param backlog how many of them wait when the receivers begin
 */
record BenchSettings(
    int few,
    int many,
    int warmUp,
    int seconds,
    int rounds,
    Path result,
    boolean keep,
    String only,
    int handoffs,
    int backlog) {

  /** Clients at the same time, and connections of the plain JDBC program. */
  static final int CLIENTS = 16;

  /** Institutions and units together, as many as the design expects. */
  static final int UNITS = 20_000;

  private static final String HANDOFFS = "handoffs";

  BenchSettings {
    if (few < 100 || many < few || many > 20_000_000 || warmUp < 1 || seconds < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "lapor.bench: 100 <= reports.few <= reports <= 20000000, warmup, seconds and rounds from"
              + " 1");
    }
    if (!Set.of("", "requests", "pages", HANDOFFS).contains(only)) {
      throw new IllegalArgumentException("lapor.bench.only: requests, pages or handoffs");
    }
    if (handoffs < 100 || backlog < 0 || backlog > 1_000_000) {
      throw new IllegalArgumentException(
          "lapor.bench.handoffs is 100 or more, lapor.bench.backlog up to 1000000");
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
        System.getProperty("lapor.bench.only", ""),
        Integer.getInteger("lapor.bench.handoffs", 10_000),
        Integer.getInteger("lapor.bench.backlog", 50_000));
  }

  /** Whether the requests of the API are measured. */
  boolean requests() {
    return only.isEmpty() || only.equals("requests");
  }

  /** Whether the pages are measured. */
  boolean pages() {
    return only.isEmpty() || only.equals("pages");
  }

  /** Whether hand-offs to queues of institutions are measured, and nothing else. */
  boolean queues() {
    return only.equals(HANDOFFS);
  }

  /** How many hand-offs are sent through the channel and answered. */
  int passages() {
    return Math.min(2_000, 100 * seconds);
  }

  /** How long hand-offs go out one by one. */
  int delaySeconds() {
    return Math.min(60, handoffs / 10);
  }

  /** Each load begins with this, uncounted. */
  int warmUpSeconds() {
    return Math.max(1, seconds / 4);
  }
}
