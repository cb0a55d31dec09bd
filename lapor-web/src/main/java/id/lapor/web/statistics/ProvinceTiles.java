package id.lapor.web.statistics;

import id.lapor.statistics.StatisticsRow;
import id.lapor.web.Language;
import id.lapor.web.report.Choices;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 38 provinces as equal tiles, each about where it lies: a small province is seen as well as a
 * large one, and no boundaries are needed. The colour tells the chosen figure in five steps.
 */
@Named
@RequestScoped
public class ProvinceTiles {

  private static final int SIDE = 44;
  private static final int STEPS = 5;

  /** Code, usual two letters, row and column of each province. */
  static final String[] GRID = {
    "11 AC 0 0", "12 SU 1 1", "13 SB 2 1", "14 RI 1 2", "21 KR 0 3", "15 JA 2 2", "16 SS 3 2",
    "17 BE 3 1", "19 BB 2 3", "18 LA 4 2", "36 BT 5 3", "31 JK 4 4", "32 JB 5 4", "33 JT 5 5",
    "34 YO 6 5", "35 JI 5 6", "51 BA 5 7", "52 NB 5 8", "53 NT 5 9", "61 KB 1 5", "62 KT 2 5",
    "63 KS 2 6", "64 KI 1 6", "65 KU 0 6", "71 SA 0 9", "75 GO 0 8", "72 ST 1 8", "76 SR 2 8",
    "73 SN 3 8", "74 SG 2 9", "82 MU 1 10", "81 MA 3 10", "96 PD 1 11", "92 PB 1 12", "91 PA 1 13",
    "94 PT 2 12", "95 PE 2 13", "93 PS 3 13"
  };

  /** What the colour can tell. */
  public enum Figure {
    /** How many reports came in. */
    RECEIVED,
    /** Share of the routed with a substantive answer. */
    FOLLOW_UP,
    /** Median of the working days to the first answer. */
    ANSWER
  }

  @Inject StatisticsPage statisticsPage;
  @Inject NumberWords numberWords;
  @Inject Language language;
  @Inject Choices choices;
  @Inject HttpServletRequest request;

  /**
   * One province.
   *
   * @param letters what stands in the tile
   * @param name what it is called, with its figure
   * @param tone class of its colour
   */
  public record Tile(
      String code, String letters, int x, int y, int middle, int base, String name, String tone) {}

  /** The figure that the colour tells. */
  public Figure figure() {
    return Arrays.stream(Figure.values())
        .filter(figure -> figure.name().equals(request.getParameter("figure")))
        .findFirst()
        .orElse(Figure.RECEIVED);
  }

  /** The figures that can be chosen. */
  public List<StatisticsPage.Option> getFigures() {
    return Arrays.stream(Figure.values())
        .map(
            f ->
                StatisticsPage.Option.of(
                    f.name(), language.text("statistics.figure." + f), f == figure()))
        .toList();
  }

  /** The tiles. */
  public List<Tile> getTiles() {
    Map<String, StatisticsRow> rows =
        statisticsPage.all().stream()
            .collect(Collectors.toMap(StatisticsRow::code, Function.identity()));
    double[] sorted =
        rows.values().stream()
            .filter(row -> !row.code().isEmpty())
            .map(this::value)
            .filter(value -> value != null)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    Map<String, String> names = choices.provinces();
    List<Tile> tiles = new ArrayList<>();
    for (String place : GRID) {
      String[] parts = place.split(" ");
      tiles.add(tile(parts, names.getOrDefault(parts[0], parts[0]), rows.get(parts[0]), sorted));
    }
    return tiles;
  }

  private Tile tile(String[] parts, String province, StatisticsRow row, double[] sorted) {
    int y = Integer.parseInt(parts[2]) * SIDE;
    int x = Integer.parseInt(parts[3]) * SIDE;
    String name =
        province + ": " + (row == null ? language.text("statistics.noReports") : words(row));
    return new Tile(
        parts[0],
        parts[1],
        x,
        y,
        x + SIDE / 2 - 1,
        y + SIDE / 2 + 5,
        name,
        "tone-" + tone(row == null ? null : value(row), sorted));
  }

  private String words(StatisticsRow row) {
    return switch (figure()) {
      case RECEIVED -> language.text("statistics.reports", row.open().received());
      case FOLLOW_UP -> numberWords.percent(row.open().followUpShare());
      case ANSWER -> numberWords.medianDays(row.answer());
    };
  }

  private Double value(StatisticsRow row) {
    return switch (figure()) {
      case RECEIVED -> (double) row.open().received();
      case FOLLOW_UP -> row.open().followUpShare();
      case ANSWER -> row.answer() == null ? null : (double) row.answer().median();
    };
  }

  /** 1 to 5 by the place among all values, equal ones together; 0 when there is none. */
  static int tone(Double value, double[] sorted) {
    if (value == null || sorted.length == 0) {
      return 0;
    }
    int at = Arrays.binarySearch(sorted, value);
    while (at > 0 && sorted[at - 1] == value) {
      at--;
    }
    return 1 + at * STEPS / sorted.length;
  }
}
