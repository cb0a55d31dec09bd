package id.lapor.statistics;

import id.lapor.institution.Zones;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets anybody read the figures: of the country, and by institution, topic and province. */
@Stateless
@PermitAll
public class Statistics {

  /** How many months a series has at most. */
  public static final int MOST_MONTHS = 60;

  /** More bodies, topics or provinces than there will ever be. */
  private static final int MOST_ROWS = 5_000;

  private static final String ANSWER = "ANSWER";
  private static final String COMPLETION = "COMPLETION";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;
  @Inject StatisticsShelf shelf;

  /** What happened today, by the date in WIB. */
  public DayFigures today() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.WIB);
    List<?> found =
        em.createNativeQuery(
                "select received, answered, completed from statistics_day where day = ?1")
            .setParameter(1, Date.valueOf(today))
            .setMaxResults(1)
            .getResultList();
    if (found.isEmpty()) {
      return new DayFigures(today, 0, 0, 0);
    }
    Object[] row = (Object[]) found.get(0);
    return new DayFigures(today, whole(row[0]), whole(row[1]), whole(row[2]));
  }

  /** The country in this month or year. */
  public NationFigures nation(StatisticsPeriod period) {
    StatusFigures all = StatusFigures.NONE;
    for (StatusFigures month : monthsBetween(period.first(), period.last()).values()) {
      all = all.plus(month);
    }
    Map<String, Map<String, TimeFigures>> times =
        times(
            StatisticsSql.nationTimes(), period.grain(), period.first(), period.first(), "NATION");
    Map<String, TimeFigures> own = times.getOrDefault(period.first().toString(), Map.of());
    return new NationFigures(period, all, own.get(ANSWER), own.get(COMPLETION));
  }

  /**
   * The country month by month, the oldest first, up to the last month of a period.
   *
   * @param months how many, 1 to 60
   */
  public List<NationFigures> months(StatisticsPeriod until, int months) {
    LocalDate last = until.last().withDayOfMonth(1);
    LocalDate first = last.minusMonths(Math.min(Math.max(months, 1), MOST_MONTHS) - 1L);
    Map<String, StatusFigures> cells = monthsBetween(first, last);
    Map<String, Map<String, TimeFigures>> times =
        times(StatisticsSql.nationTimes(), "M", first, last, "NATION");
    List<NationFigures> series = new ArrayList<>();
    for (LocalDate month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      Map<String, TimeFigures> own = times.getOrDefault(month.toString(), Map.of());
      series.add(
          new NationFigures(
              StatisticsPeriod.month(month),
              cells.getOrDefault(month.toString(), StatusFigures.NONE),
              own.get(ANSWER),
              own.get(COMPLETION)));
    }
    return series;
  }

  /** The figures of each institution, topic or province that has any, those with most first. */
  public List<StatisticsRow> rows(StatisticsDimension dimension, StatisticsPeriod period) {
    return shelf.table(dimension, period, () -> read(dimension, period));
  }

  /**
   * The figures of what a code belongs to: of the body of a unit, of the topic of a category, of
   * the province of a village. Empty when there are none, or no such code.
   */
  public Optional<StatisticsRow> row(
      StatisticsDimension dimension, String code, StatisticsPeriod period) {
    String owner = owner(dimension, code);
    return rows(dimension, period).stream().filter(row -> row.code().equals(owner)).findFirst();
  }

  private String owner(StatisticsDimension dimension, String code) {
    if (dimension == StatisticsDimension.REGION) {
      return code.substring(0, Math.min(code.length(), 2));
    }
    String sql =
        dimension == StatisticsDimension.CATEGORY
            ? "with recursive up(code, parent_id) as (select code, parent_id from category"
                + " where code = ?1 union all select c.code, c.parent_id from category c"
                + " join up on c.id = up.parent_id) select code from up where parent_id is null"
            : "select b.code from institution i join institution b on b.id = any"
                + " (cast(string_to_array(btrim(i.path, '/'), '/') as bigint[]))"
                + " where i.code = ?1 and (b.type <> 'UNIT' or b.parent_id is null)"
                + " order by length(b.path) desc";
    List<?> found =
        em.createNativeQuery(sql).setParameter(1, code).setMaxResults(1).getResultList();
    return found.isEmpty() ? code : (String) found.get(0);
  }

  private List<StatisticsRow> read(StatisticsDimension dimension, StatisticsPeriod period) {
    Map<String, Map<String, TimeFigures>> times =
        times(
            StatisticsSql.times(dimension),
            period.grain(),
            period.first(),
            period.first(),
            dimension.name());
    Map<String, Integer> confidential = confidential(dimension, period);
    List<StatisticsRow> rows = new ArrayList<>();
    for (Object[] row :
        found(
            StatisticsSql.cells(dimension),
            period.grain(),
            period.first(),
            period.first(),
            dimension.name())) {
      Map<String, TimeFigures> own = times.getOrDefault((String) row[0], Map.of());
      rows.add(
          new StatisticsRow(
              (String) row[0],
              (String) row[1],
              (String) row[2],
              figures(row, 3),
              confidential.get((String) row[0]),
              own.get(ANSWER),
              own.get(COMPLETION)));
    }
    rows.removeIf(row -> row.open().received() == 0 && row.confidential() == null);
    rows.sort(
        Comparator.comparingInt((StatisticsRow row) -> row.open().received())
            .reversed()
            .thenComparing(StatisticsRow::code));
    return List.copyOf(rows);
  }

  private Map<String, Integer> confidential(
      StatisticsDimension dimension, StatisticsPeriod period) {
    List<Suppression.Cell> cells = new ArrayList<>();
    int keys = Integer.MAX_VALUE;
    for (Object[] row :
        found(
            StatisticsSql.confidential(dimension),
            "M",
            period.first(),
            period.last(),
            dimension.name())) {
      cells.add(new Suppression.Cell((String) row[0], (String) row[1], whole(row[2])));
      keys = whole(row[3]);
    }
    return Suppression.told(cells, keys);
  }

  private Map<String, StatusFigures> monthsBetween(LocalDate first, LocalDate last) {
    Map<String, StatusFigures> months = new HashMap<>();
    for (Object[] row : found(StatisticsSql.nation(), "M", first, last, null)) {
      StatusFigures figures = figures(row, 2);
      months.merge(
          (String) row[0],
          row[1].equals("NATION") ? figures : Suppression.told(figures),
          StatusFigures::plus);
    }
    return months;
  }

  private Map<String, Map<String, TimeFigures>> times(
      String sql, String grain, LocalDate first, LocalDate last, String dimension) {
    Map<String, Map<String, TimeFigures>> times = new HashMap<>();
    for (Object[] row : found(sql, grain, first, last, dimension)) {
      times
          .computeIfAbsent((String) row[0], code -> new HashMap<>())
          .put(
              (String) row[1],
              new TimeFigures(
                  whole(row[2]), ((Number) row[3]).doubleValue(), whole(row[4]), whole(row[5])));
    }
    return times;
  }

  private List<Object[]> found(
      String sql, String grain, LocalDate first, LocalDate last, String dimension) {
    var query =
        em.createNativeQuery(sql)
            .setParameter(1, grain)
            .setParameter(2, Date.valueOf(first))
            .setParameter(3, Date.valueOf(last));
    if (dimension != null) {
      query.setParameter(4, dimension);
    }
    List<Object[]> rows = new ArrayList<>();
    List<?> found = query.setMaxResults(MOST_ROWS * 2).getResultList();
    found.forEach(row -> rows.add((Object[]) row));
    return rows;
  }

  private static StatusFigures figures(Object[] row, int at) {
    return new StatusFigures(
        whole(row[at]),
        whole(row[at + 1]),
        whole(row[at + 2]),
        whole(row[at + 3]),
        whole(row[at + 4]),
        whole(row[at + 5]),
        whole(row[at + 6]),
        whole(row[at + 7]),
        whole(row[at + 8]));
  }

  private static int whole(Object number) {
    return ((Number) number).intValue();
  }
}
