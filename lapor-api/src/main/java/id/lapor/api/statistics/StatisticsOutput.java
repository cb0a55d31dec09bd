package id.lapor.api.statistics;

import id.lapor.statistics.NationFigures;
import id.lapor.statistics.StatisticsRow;
import id.lapor.statistics.StatusFigures;
import id.lapor.statistics.TimeFigures;
import java.util.List;

/**
 * The figures of a month or year.
 *
 * @param nation the country as a whole
 * @param by by what the rows are told apart; not there without rows
 * @param rows the figures of each institution, topic or province
 */
public record StatisticsOutput(
    String period, FiguresOutput nation, String by, List<FiguresOutput> rows) {

  /**
   * One set of figures.
   *
   * @param code of the institution, topic or province; empty for reports without one, not there for
   *     the country
   * @param followUpShare share of the routed with a substantive answer; not there without routed
   * @param confidential number of confidential reports, where months have at least five of them
   */
  public record FiguresOutput(
      String code,
      String name,
      String nameEn,
      int received,
      int unverified,
      int pending,
      int archived,
      int notFollowedUp,
      int inProgress,
      int completed,
      int withdrawnOrMerged,
      int routed,
      int answered,
      int autoClosed,
      Double followUpShare,
      Double completedShare,
      Integer confidential,
      TimeOutput firstAnswer,
      TimeOutput completion) {

    static FiguresOutput of(NationFigures nation) {
      return of(null, nation.all(), null, nation.answer(), nation.completion());
    }

    static FiguresOutput of(StatisticsRow row) {
      return of(row, row.open(), row.confidential(), row.answer(), row.completion());
    }

    private static FiguresOutput of(
        StatisticsRow row,
        StatusFigures figures,
        Integer confidential,
        TimeFigures answer,
        TimeFigures completion) {
      return new FiguresOutput(
          row == null ? null : row.code(),
          row == null ? null : row.name(),
          row == null ? null : row.nameEn(),
          figures.received(),
          figures.unverified(),
          figures.pending(),
          figures.archived(),
          figures.unanswered(),
          figures.inProgress(),
          figures.completed(),
          figures.elsewhere(),
          figures.routed(),
          figures.answered(),
          figures.autoClosed(),
          figures.followUpShare(),
          figures.completedShare(),
          confidential,
          TimeOutput.of(answer),
          TimeOutput.of(completion));
    }
  }

  /** Working days since the report was passed on. */
  public record TimeOutput(int reports, double mean, int median, int p90) {

    static TimeOutput of(TimeFigures times) {
      return times == null
          ? null
          : new TimeOutput(times.reports(), times.mean(), times.median(), times.p90());
    }
  }
}
