package id.lapor.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the database finds what a page shows, by its own account: plans that read a large table from
 * its beginning to its end, or sort thousands of rows, become slower as the past grows.
 */
final class Plans {

  private static final Pattern WHOLE =
      Pattern.compile("Seq Scan on (report|handoff|deadline|report_event|answer)\\b");

  /** What a sort reads stands at the step below it. */
  private static final Pattern SORT =
      Pattern.compile(
          "(?:->  |\\n\\s*)Sort  \\([^\\n]*\\n(?:(?!->)[^\\n])*"
              + "(?:\\n(?:(?!->)[^\\n])*)*->  [^\\n]*\\(actual time=[^ ]+ rows=(\\d+)");

  private static final Pattern REMOVED = Pattern.compile("Rows Removed by [^:]+: (\\d+)");
  private static final int THOUSANDS = 2_000;
  private static final Path DETAILS =
      Path.of(System.getProperty("lapor.bench.result", "bench.json"))
          .toAbsolutePath()
          .resolveSibling("bench-plans.txt");

  private final Installation installation;

  Plans(Installation installation) throws IOException {
    this.installation = installation;
    Files.deleteIfExists(DETAILS);
  }

  /** What is to be mended in the plans of a page; empty when nothing is. */
  List<String> faults(String page, StatementCounts.Work work) throws Exception {
    tell(true);
    long start = Files.size(installation.databaseLog());
    work.run();
    tell(false);
    String log = from(start);
    Files.writeString(
        DETAILS,
        "\n######## " + page + "\n" + log,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return faults(log);
  }

  static List<String> faults(String log) {
    List<String> faults = new ArrayList<>();
    Matcher whole = WHOLE.matcher(log);
    while (whole.find()) {
      faults.add(whole.group());
    }
    more(SORT, log, "sorts ", faults);
    more(REMOVED, log, "leaves out ", faults);
    return faults;
  }

  private static void more(Pattern pattern, String log, String what, List<String> faults) {
    Matcher found = pattern.matcher(log);
    while (found.find()) {
      if (Long.parseLong(found.group(1)) > THOUSANDS) {
        faults.add(what + found.group(1));
      }
    }
  }

  /** Connections that are open take up the setting when they are next used. */
  private void tell(boolean everything) throws Exception {
    for (String setting :
        List.of(
            "log_min_duration = " + (everything ? 0 : -1),
            "log_analyze = " + everything,
            "log_buffers = " + everything,
            "log_nested_statements = true")) {
      installation.execute("alter system set auto_explain." + setting);
    }
    installation.execute("select pg_reload_conf()");
    Thread.sleep(300);
  }

  private String from(long start) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(installation.databaseLog().toFile(), "r")) {
      log.seek(Math.min(start, log.length()));
      byte[] rest = new byte[(int) Math.min(20_000_000, log.length() - log.getFilePointer())];
      log.readFully(rest);
      return new String(rest, StandardCharsets.UTF_8);
    }
  }
}
