package id.lapor.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.statistics.Suppression.Cell;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuppressionTest {

  @Test
  void fewerThanFiveAreNotTold() {
    assertThat(Suppression.told(List.of(new Cell("2026-11", "11", 4)), 39)).isEmpty();
    assertThat(Suppression.told(List.of(new Cell("2026-11", "11", 5)), 39)).containsEntry("11", 5);
  }

  @Test
  void aLongerPeriodIsTheSumOfMonthsThatAreTold() {
    List<Cell> cells =
        List.of(
            new Cell("2026-09", "11", 6),
            new Cell("2026-10", "11", 4),
            new Cell("2026-11", "11", 7));

    assertThat(Suppression.told(cells, 39)).isEqualTo(Map.of("11", 13));
  }

  @Test
  void noNumberIsHiddenAlone() {
    List<Cell> cells =
        List.of(
            new Cell("2026-11", "11", 9),
            new Cell("2026-11", "12", 6),
            new Cell("2026-11", "13", 2));

    assertThat(Suppression.told(cells, 3)).isEqualTo(Map.of("11", 9));
    assertThat(Suppression.told(cells, 4)).isEqualTo(Map.of("11", 9, "12", 6));
  }

  @Test
  void closedReportsCountWhereFiveStandTogether() {
    StatusFigures closed = new StatusFigures(4, 5, 0, 3, 6, 2, 1, 8, 2);

    assertThat(Suppression.told(closed)).isEqualTo(new StatusFigures(0, 5, 0, 0, 6, 0, 0, 6, 0));
  }
}
