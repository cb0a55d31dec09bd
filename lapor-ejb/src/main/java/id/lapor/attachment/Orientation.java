package id.lapor.attachment;

import java.awt.image.BufferedImage;

/** How a camera was held, as EXIF numbers it, and the way from there to an upright picture. */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  TURNED(false, true, true),
  MIRRORED_TURNED(false, false, true),
  TRANSPOSED(true, false, false),
  LEFT(true, false, true),
  TRANSVERSED(true, true, true),
  RIGHT(true, true, false);

  private final boolean swaps;
  private final boolean flipsX;
  private final boolean flipsY;

  Orientation(boolean swaps, boolean flipsX, boolean flipsY) {
    this.swaps = swaps;
    this.flipsX = flipsX;
    this.flipsY = flipsY;
  }

  /** The orientation with this number, 1 to 8; upright for any other. */
  static Orientation of(int number) {
    return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
  }

  /** The picture as it was seen. */
  BufferedImage apply(BufferedImage picture) {
    if (this == UPRIGHT) {
      return picture;
    }
    int width = swaps ? picture.getHeight() : picture.getWidth();
    int height = swaps ? picture.getWidth() : picture.getHeight();
    BufferedImage target = new BufferedImage(width, height, picture.getType());
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sx = swaps ? y : x;
        int sy = swaps ? x : y;
        line[x] =
            picture.getRGB(
                turned(sx, picture.getWidth(), flipsX), turned(sy, picture.getHeight(), flipsY));
      }
      target.setRGB(0, y, width, 1, line, 0, width);
    }
    return target;
  }

  private static int turned(int at, int length, boolean flips) {
    return flips ? length - 1 - at : at;
  }
}
