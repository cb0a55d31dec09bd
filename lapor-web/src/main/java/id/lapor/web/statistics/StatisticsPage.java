package id.lapor.web.statistics;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.RuleViolation;
import id.lapor.statistics.NationFigures;
import id.lapor.statistics.Statistics;
import id.lapor.statistics.StatisticsDimension;
import id.lapor.statistics.StatisticsPeriod;
import id.lapor.statistics.StatisticsRow;
import id.lapor.statistics.StatusFigures;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The figures at {@code /statistik}; which ones stands in the address. */
@Named
@RequestScoped
public class StatisticsPage {

  /** So many rows stand on the page; all are in the download. */
  static final int SHOWN = 50;

  private static final int MONTHS = 12;
  private static final int YEARS = 4;

  @Inject Statistics statistics;
  @Inject HttpServletRequest request;
  @Inject Language language;
  @Inject FieldErrors errors;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject Clock clock;

  private StatisticsPeriod period;
  private StatisticsDimension by = StatisticsDimension.REGION;
  private NationFigures nation;
  private List<NationFigures> months = List.of();
  private List<StatisticsRow> rows = List.of();

  /**
   * Something that can be chosen.
   *
   * @param value as the address says it
   * @param chosen {@code selected} when it is, else null
   * @param current {@code true} when it is, else null
   */
  public record Option(String value, String label, String chosen, String current) {

    static Option of(String value, String label, boolean chosen) {
      return new Option(value, label, chosen ? "selected" : null, chosen ? "true" : null);
    }
  }

  /**
   * One of the buckets.
   *
   * @param key of its name and definition
   */
  public record Bucket(String key, int reports, Double share) {}

  /** Called once before the page is shown. */
  public void load() {
    period = StatisticsPeriod.year(today());
    try {
      limits.reading(source.hash());
      if (request.getParameter("period") != null && !request.getParameter("period").isBlank()) {
        period = StatisticsPeriod.of(request.getParameter("period").strip());
      }
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
    Arrays.stream(StatisticsDimension.values())
        .filter(dimension -> dimension.name().equals(request.getParameter("by")))
        .forEach(dimension -> by = dimension);
    nation = statistics.nation(period);
    months = statistics.months(until(), MONTHS);
    rows = statistics.rows(by, period);
  }

  /** A year that goes on has no months after this one. */
  private StatisticsPeriod until() {
    LocalDate today = today();
    return period.last().isAfter(today) ? StatisticsPeriod.month(today) : period;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Language.WIB);
  }

  /** The figures of the country. */
  public NationFigures nation() {
    return nation;
  }

  /** The country month by month. */
  public List<NationFigures> getMonths() {
    return months;
  }

  /** The class of a month's row: without reports it tells nothing but that. */
  public String rowClass(NationFigures month) {
    return month.all().received() == 0 ? "bare" : null;
  }

  /** The rows with the most reports. */
  public List<StatisticsRow> getRows() {
    return rows.stream().limit(SHOWN).toList();
  }

  /** All rows. */
  public List<StatisticsRow> all() {
    return rows;
  }

  /** Whether there are more rows than stand here. */
  public boolean isMore() {
    return rows.size() > SHOWN;
  }

  /** How many rows there are. */
  public int getCount() {
    return rows.size();
  }

  /** By what the rows are told apart. */
  public String getBy() {
    return by.name();
  }

  /** Whether the rows are provinces, so that there is a map. */
  public boolean isByRegion() {
    return by == StatisticsDimension.REGION;
  }

  /** The period in words. */
  public String getPeriodName() {
    return name(period);
  }

  /** The period as addresses say it. */
  public String getPeriod() {
    return period.text();
  }

  /** A period in words: {@code November 2026} or {@code 2026}. */
  public String name(StatisticsPeriod of) {
    return of.wholeYear()
        ? of.text()
        : DateTimeFormatter.ofPattern("MMMM uuuu", language.getLocale()).format(of.first());
  }

  /** Name of a row's institution, topic or province. */
  public String name(StatisticsRow row) {
    return row.code().isEmpty()
        ? language.text("statistics.none." + by)
        : language.rowName(by, row);
  }

  /** Address of a row's public reports; null for reports that have no such thing. */
  public String address(StatisticsRow row) {
    return row.code().isEmpty()
        ? null
        : request.getContextPath() + "/laporan/" + language.text("path." + by) + "/" + row.code();
  }

  /** The periods that can be chosen: years, and the last twelve months. */
  public List<Option> getPeriods() {
    List<StatisticsPeriod> all = new ArrayList<>();
    LocalDate today = today();
    for (int i = 0; i < YEARS; i++) {
      all.add(StatisticsPeriod.year(today.minusYears(i)));
    }
    for (int i = 0; i < MONTHS; i++) {
      all.add(StatisticsPeriod.month(today.minusMonths(i)));
    }
    if (!all.contains(period)) {
      all.add(0, period);
    }
    return all.stream().map(p -> Option.of(p.text(), name(p), p.equals(period))).toList();
  }

  /** By what the rows can be told apart. */
  public List<Option> getDimensions() {
    return Arrays.stream(StatisticsDimension.values())
        .map(d -> Option.of(d.name(), language.text("statistics.by." + d), d == by))
        .toList();
  }

  /** The six official buckets, and what is in none of them. */
  public List<Bucket> getBuckets() {
    StatusFigures all = nation.all();
    return List.of(
        bucket("unverified", all.unverified()),
        bucket("pending", all.pending()),
        bucket("archived", all.archived()),
        bucket("unanswered", all.unanswered()),
        bucket("inProgress", all.inProgress()),
        bucket("completed", all.completed()),
        bucket("elsewhere", all.elsewhere()));
  }

  private Bucket bucket(String key, int reports) {
    int received = nation.all().received();
    return new Bucket(key, reports, received == 0 ? null : (double) reports / received);
  }
}
