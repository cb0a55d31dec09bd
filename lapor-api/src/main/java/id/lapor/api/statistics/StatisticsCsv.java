package id.lapor.api.statistics;

import id.lapor.api.statistics.StatisticsOutput.FiguresOutput;
import id.lapor.api.statistics.StatisticsOutput.TimeOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures as lines that a spreadsheet opens, and never runs. */
final class StatisticsCsv {

  /** Tells spreadsheets that the file is UTF-8. */
  static final String MARK = "\ufeff";

  static final String HEAD =
      "period,code,name,name_en,received,unverified,pending,archived,not_followed_up,in_progress,"
          + "completed,withdrawn_or_merged,routed,answered,auto_closed,follow_up_share,"
          + "completed_share,confidential,first_answer_reports,first_answer_mean_days,"
          + "first_answer_median_days,first_answer_p90_days,completion_reports,"
          + "completion_mean_days,completion_median_days,completion_p90_days\r\n";

  private StatisticsCsv() {}

  static void line(Writer out, String period, FiguresOutput row) throws IOException {
    out.write(
        Stream.concat(
                    Stream.of(
                        period,
                        row.code(),
                        row.name(),
                        row.nameEn(),
                        row.received(),
                        row.unverified(),
                        row.pending(),
                        row.archived(),
                        row.notFollowedUp(),
                        row.inProgress(),
                        row.completed(),
                        row.withdrawnOrMerged(),
                        row.routed(),
                        row.answered(),
                        row.autoClosed(),
                        decimal(row.followUpShare(), 3),
                        decimal(row.completedShare(), 3),
                        told(row.confidential())),
                    Stream.concat(days(row.firstAnswer()), days(row.completion())))
                .map(StatisticsCsv::cell)
                .collect(Collectors.joining(","))
            + "\r\n");
  }

  /** A cell; text that a spreadsheet would take for a formula gets an apostrophe in front. */
  static String cell(Object value) {
    String text = Objects.toString(value, "");
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static Stream<Object> days(TimeOutput times) {
    return times == null
        ? Stream.of("", "", "", "")
        : Stream.of(times.reports(), decimal(times.mean(), 2), times.median(), times.p90());
  }

  private static String told(Integer confidential) {
    return confidential == null ? "<5" : confidential.toString();
  }

  private static String decimal(Double value, int places) {
    return value == null ? "" : String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
