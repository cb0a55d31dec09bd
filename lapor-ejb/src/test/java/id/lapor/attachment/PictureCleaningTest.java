package id.lapor.attachment;

import static id.lapor.attachment.GivenFiles.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureCleaningTest {

  @Test
  void aPhotoLosesPlaceAndNameAndKeepsWhatItShows() throws IOException {
    byte[] photo = GivenFiles.photo(400, 200, 1);
    assertThat(text(photo)).contains("Exif", "Siti Aminah");

    CleanedFile cleaned = PictureCleaning.clean(FileType.JPEG, photo);

    assertThat(text(cleaned.content())).doesNotContain("Exif", "Siti", "GPS");
    assertThat(cleaned.type()).isEqualTo(FileType.JPEG);
    BufferedImage picture = read(cleaned.content());
    assertThat(near(picture, 380, 100, Color.BLUE)).isTrue();
    assertThat(near(picture, 20, 150, Color.RED)).isTrue();
  }

  /** Where the white corner of the drawing ends up when the camera was held so. */
  @ParameterizedTest
  @CsvSource({
    "1, 400, 200, 10, 10",
    "2, 400, 200, 389, 10",
    "3, 400, 200, 389, 189",
    "4, 400, 200, 10, 189",
    "5, 200, 400, 10, 10",
    "6, 200, 400, 189, 10",
    "7, 200, 400, 189, 389",
    "8, 200, 400, 10, 389"
  })
  void aPhotoStandsUprightHoweverTheCameraWasHeld(
      int orientation, int width, int height, int whiteX, int whiteY) throws IOException {
    CleanedFile cleaned =
        PictureCleaning.clean(FileType.JPEG, GivenFiles.photo(400, 200, orientation));

    BufferedImage picture = read(cleaned.content());
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    assertThat(cleaned.width()).isEqualTo(width);
    assertThat(near(picture, whiteX, whiteY, Color.WHITE)).isTrue();
  }

  @Test
  void whatHidesBehindTheEndIsGone() {
    byte[] secret = "a second file".getBytes(StandardCharsets.US_ASCII);

    for (FileType type : new FileType[] {FileType.JPEG, FileType.PNG}) {
      byte[] picture = type == FileType.JPEG ? GivenFiles.jpeg(50, 50) : GivenFiles.png(50, 50);
      CleanedFile cleaned = PictureCleaning.clean(type, concat(picture, secret));

      assertThat(text(cleaned.content())).doesNotContain("second file");
      assertThat(cleaned.type()).isEqualTo(type);
    }
  }

  @Test
  void aSmallPictureIsMadeForLists() throws IOException {
    CleanedFile cleaned = PictureCleaning.clean(FileType.PNG, GivenFiles.png(1_000, 500));

    BufferedImage thumbnail = read(cleaned.thumbnail());
    assertThat(thumbnail.getWidth()).isEqualTo(320);
    assertThat(thumbnail.getHeight()).isEqualTo(160);
    assertThat(text(cleaned.thumbnail())).startsWith("\u00ff\u00d8");
  }

  @Test
  void aWebPBecomesAPictureThatEveryProgramReads() throws IOException {
    CleanedFile cleaned = PictureCleaning.clean(FileType.WEBP, GivenFiles.webp());

    assertThat(cleaned.type()).isIn(FileType.JPEG, FileType.PNG);
    assertThat(read(cleaned.content()).getWidth()).isEqualTo(1);
  }

  @Test
  void aTransparentPictureStaysTransparent() throws IOException {
    BufferedImage glass = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(glass, "png", out);

    CleanedFile cleaned = PictureCleaning.clean(FileType.PNG, out.toByteArray());

    assertThat(read(cleaned.content()).getColorModel().hasAlpha()).isTrue();
    assertThat(near(read(cleaned.thumbnail()), 5, 5, Color.WHITE)).isTrue();
  }

  @Test
  void aBombIsRefusedByItsHeader() {
    refused("picture-too-large", FileType.PNG, GivenFiles.hugePng(60_000, 60_000));
    refused("picture-too-large", FileType.PNG, GivenFiles.hugePng(10_000, 5_001));
    refused("picture-too-large", FileType.PNG, GivenFiles.hugePng(Integer.MAX_VALUE, 1));
  }

  @Test
  void aLargePictureIsMadeSmallerWithoutLyingInMemoryWhole() {
    CleanedFile cleaned = PictureCleaning.clean(FileType.JPEG, GivenFiles.jpeg(9_000, 1_000));

    assertThat(cleaned.width()).isLessThanOrEqualTo(PictureCleaning.LONGEST_SIDE);
    assertThat(cleaned.height()).isBetween(300, 400);
  }

  @Test
  void aDamagedPictureIsRefused() {
    byte[] cut = java.util.Arrays.copyOf(GivenFiles.png(300, 300), 200);

    refused("file-unreadable", FileType.PNG, cut);
    refused("file-unreadable", FileType.JPEG, new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3});
    refused("file-unreadable", FileType.WEBP, java.util.Arrays.copyOf(GivenFiles.webp(), 20));
  }

  private static void refused(String rule, FileType type, byte[] content) {
    assertThatThrownBy(() -> PictureCleaning.clean(type, content))
        .isInstanceOfSatisfying(
            RuleViolation.class, refusal -> assertThat(FileRefusal.rule(refusal)).isEqualTo(rule));
  }

  private static BufferedImage read(byte[] content) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(content));
  }

  private static boolean near(BufferedImage picture, int x, int y, Color wanted) {
    Color found = new Color(picture.getRGB(x, y));
    return Math.abs(found.getRed() - wanted.getRed()) < 40
        && Math.abs(found.getGreen() - wanted.getGreen()) < 40
        && Math.abs(found.getBlue() - wanted.getBlue()) < 40;
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
