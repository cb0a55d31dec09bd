package id.lapor.web.statistics;

import id.lapor.statistics.NationFigures;
import id.lapor.statistics.StatusFigures;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The measures of the charts, drawn by the server: no script, and each beside its table. Units are
 * those of the drawing, 720 wide.
 */
@Named
@RequestScoped
public class StatisticsCharts {

  private static final int WIDE = 720;
  private static final int HIGH = 180;
  private static final int GAP = 10;

  @Inject StatisticsPage statisticsPage;
  @Inject Language language;

  /**
   * A filled rectangle.
   *
   * @param tone class of its colour
   * @param title what it stands for
   */
  public record Bar(int x, int y, int width, int height, String tone, String title) {}

  /**
   * A word in a drawing.
   *
   * @param x its middle
   */
  public record Label(int x, int y, String text) {}

  /** The buckets side by side, as one bar. */
  public List<Bar> getBuckets() {
    List<Bar> bars = new ArrayList<>();
    int received = Math.max(1, statisticsPage.nation().all().received());
    int before = 0;
    for (StatisticsPage.Bucket bucket : statisticsPage.getBuckets()) {
      int from = Math.round((float) WIDE * before / received);
      before += bucket.reports();
      int to = Math.round((float) WIDE * before / received);
      if (to > from) {
        bars.add(new Bar(from, 0, to - from, 36, "bucket-" + bucket.key(), title(bucket)));
      }
    }
    return bars;
  }

  private String title(StatisticsPage.Bucket bucket) {
    return language.text("bucket." + bucket.key()) + ": " + bucket.reports();
  }

  /** Columns of the months: completed, in progress, not followed up, and the rest. */
  public List<Bar> getMonths() {
    List<Bar> bars = new ArrayList<>();
    List<NationFigures> months = statisticsPage.getMonths();
    for (int i = 0; i < months.size(); i++) {
      StatusFigures figures = months.get(i).all();
      int below = 0;
      below = stack(bars, i, below, "completed", figures.completed());
      below = stack(bars, i, below, "inProgress", figures.inProgress());
      below = stack(bars, i, below, "unanswered", figures.unanswered());
      stack(bars, i, below, "others", figures.received() - figures.routed());
    }
    return bars;
  }

  /** Puts a part on the column of a month; how many reports are below the next one. */
  private int stack(List<Bar> bars, int month, int below, String key, int reports) {
    int bottom = height(below);
    int top = height(below + reports);
    if (top > bottom) {
      String name = statisticsPage.name(statisticsPage.getMonths().get(month).period());
      String title = name + ", " + language.text("bucket." + key) + ": " + reports;
      bars.add(
          new Bar(
              month * step() + GAP / 2,
              HIGH - top,
              step() - GAP,
              top - bottom,
              "bucket-" + key,
              title));
    }
    return below + reports;
  }

  /** Names of the months below their columns. */
  public List<Label> getMonthNames() {
    DateTimeFormatter shortName = DateTimeFormatter.ofPattern("MMM", language.getLocale());
    List<Label> names = new ArrayList<>();
    List<NationFigures> months = statisticsPage.getMonths();
    for (int i = 0; i < months.size(); i++) {
      names.add(
          new Label(
              i * step() + step() / 2,
              HIGH + 20,
              shortName.format(months.get(i).period().first())));
    }
    return names;
  }

  /** Width of a share in a bar that is 100 wide. */
  public int width(Double share) {
    return share == null ? 0 : (int) Math.round(100 * share);
  }

  private int step() {
    return WIDE / Math.max(1, statisticsPage.getMonths().size());
  }

  private int height(int reports) {
    int most =
        statisticsPage.getMonths().stream()
            .mapToInt(month -> month.all().received())
            .max()
            .orElse(1);
    return Math.round((float) HIGH * reports / Math.max(1, most));
  }
}
