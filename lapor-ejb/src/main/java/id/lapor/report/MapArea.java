package id.lapor.report;

/** A part of the map, in degrees. */
public record MapArea(double south, double west, double north, double east) {

  /** All of Indonesia. */
  public static final MapArea INDONESIA = new MapArea(-11.5, 94.5, 6.5, 141.5);

  /** Degrees beside which a rounded point may lie from where it was. */
  private static final double ROUNDING = 0.05;

  private static final int MOST_SQUARES = 150;

  /** The first square of a tenth of a degree from south that may hold points of the area. */
  int firstRow() {
    return square(south - ROUNDING);
  }

  int lastRow() {
    return square(north + ROUNDING);
  }

  int firstColumn() {
    return square(west - ROUNDING);
  }

  int lastColumn() {
    return square(east + ROUNDING);
  }

  /** Whether it is so small that its squares are looked up one by one. */
  boolean small() {
    long rows = lastRow() - (long) firstRow() + 1;
    return rows * (lastColumn() - (long) firstColumn() + 1) <= MOST_SQUARES;
  }

  private static int square(double degrees) {
    return (int) Math.floor(degrees * 10);
  }
}
