package id.lapor.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which numbers of confidential reports may be told. A number stands for one institution, topic or
 * province in one month; below five it is not told, and neither is zero. Longer periods are sums of
 * what may be told of their months, so that no difference of two sums gives a hidden number. When
 * in a month a single number of a dimension would be hidden, the smallest told one is hidden too:
 * else the total would give it away.
 */
final class Suppression {

  /** The smallest number that is told. */
  static final int LEAST = 5;

  private Suppression() {}

  /**
   * The number of confidential reports of one key in one month.
   *
   * @param code of institution, topic or province
   */
  record Cell(String month, String code, int reports) {}

  /**
   * What may be told of each key over all months given.
   *
   * @param cells with at least one report
   * @param keys how many keys the dimension has, whether they have reports or not
   */
  static Map<String, Integer> told(List<Cell> cells, int keys) {
    Map<String, Map<String, Integer>> months = new HashMap<>();
    cells.stream()
        .filter(cell -> cell.reports() >= LEAST)
        .forEach(
            cell ->
                months
                    .computeIfAbsent(cell.month(), month -> new HashMap<>())
                    .put(cell.code(), cell.reports()));
    Map<String, Integer> told = new HashMap<>();
    for (Map<String, Integer> month : months.values()) {
      if (keys - month.size() == 1) {
        month.entrySet().stream()
            .min(Map.Entry.comparingByValue())
            .ifPresent(smallest -> month.remove(smallest.getKey()));
      }
      month.forEach((code, reports) -> told.merge(code, reports, Integer::sum));
    }
    return told;
  }

  /** Those numbers of closed reports that may be told, each bucket of a month for itself. */
  static StatusFigures told(StatusFigures closed) {
    return new StatusFigures(
        told(closed.unverified()),
        told(closed.pending()),
        told(closed.archived()),
        told(closed.unanswered()),
        told(closed.inProgress()),
        told(closed.completed()),
        told(closed.elsewhere()),
        Math.min(told(closed.answered()), told(closed.inProgress()) + told(closed.completed())),
        Math.min(told(closed.autoClosed()), told(closed.completed())));
  }

  private static int told(int reports) {
    return reports < LEAST ? 0 : reports;
  }
}
