package id.lapor.attachment;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a picture anew, upright, so that nothing is left of the file but what can be seen: no place
 * and no device, no hidden second file behind the end, no preview that shows what was cut away. Of
 * a moving picture the first frame is kept.
 *
 * <p>The size is read from the header before anything is unpacked; a large picture is read in
 * steps, so that it never lies in memory whole.
 */
final class PictureCleaning {

  /** The largest picture that is opened at all: fifty megapixels. */
  static final long MOST_PIXELS = 50_000_000L;

  /** The longest side of what is kept; a larger picture is made smaller. */
  static final int LONGEST_SIDE = 4_096;

  /** The longest side of a thumbnail. */
  static final int THUMBNAIL_SIDE = 320;

  private static final int LONGEST_RATIO = 40_000;
  private static final float QUALITY = 0.85f;
  private static final float THUMBNAIL_QUALITY = 0.75f;

  private PictureCleaning() {}

  /**
   * The picture without anything that cannot be seen.
   *
   * @throws id.lapor.shared.RuleViolation {@code picture-too-large} or {@code file-unreadable}
   */
  static CleanedFile clean(FileType type, byte[] content) {
    try {
      BufferedImage upright = Orientation.of(orientation(content)).apply(read(type, content));
      boolean transparent = upright.getColorModel().hasAlpha();
      FileType kept = transparent || type == FileType.PNG ? FileType.PNG : FileType.JPEG;
      byte[] written = kept == FileType.PNG ? png(upright) : jpeg(upright, QUALITY);
      if (written.length > FileCleaning.LARGEST) {
        kept = FileType.JPEG;
        written = jpeg(opaque(upright), QUALITY);
      }
      byte[] thumbnail = jpeg(opaque(fitted(upright, THUMBNAIL_SIDE)), THUMBNAIL_QUALITY);
      return new CleanedFile(kept, written, upright.getWidth(), upright.getHeight(), thumbnail);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw FileRefusal.of("file-unreadable");
    }
  }

  private static BufferedImage read(FileType type, byte[] content) throws IOException {
    ImageReader reader = reader(type);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < 1 || height < 1) {
        throw new IOException("No size");
      }
      if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_RATIO) {
        throw FileRefusal.of("picture-too-large", MOST_PIXELS / 1_000_000);
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE;
      if (step > 1) {
        param.setSourceSubsampling(step, step, 0, 0);
      }
      return plain(reader.read(0, param));
    } finally {
      reader.dispose();
    }
  }

  /** The readers that we ship with or Java has; what a server finds lying around is not asked. */
  private static ImageReader reader(FileType type) throws IOException {
    if (type == FileType.WEBP) {
      return new WebPImageReaderSpi().createReaderInstance(null);
    }
    return ImageIO.getImageReadersByFormatName(type == FileType.PNG ? "png" : "jpeg").next();
  }

  /** As EXIF counts them, 1 to 8; 1, upright, when nothing is said or it cannot be read. */
  private static int orientation(byte[] content) {
    try {
      ExifIFD0Directory exif =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(content), content.length)
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
          ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
          : 1;
    } catch (ImageProcessingException | MetadataException | IOException unsaid) {
      return 1;
    }
  }

  /** Eight bits a channel in the common colour space, so that every viewer shows the same. */
  private static BufferedImage plain(BufferedImage picture) {
    boolean alpha = picture.getColorModel().hasAlpha();
    int wanted = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    return picture.getType() == wanted
        ? picture
        : drawn(picture, picture.getWidth(), picture.getHeight(), wanted);
  }

  private static BufferedImage opaque(BufferedImage picture) {
    return picture.getColorModel().hasAlpha()
        ? drawn(picture, picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB)
        : picture;
  }

  private static BufferedImage fitted(BufferedImage picture, int side) {
    BufferedImage result = picture;
    double scale = (double) side / Math.max(picture.getWidth(), picture.getHeight());
    if (scale >= 1) {
      return result;
    }
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    // Halved step by step: one large step would leave out most of the picture.
    while (result.getWidth() / 2 >= width && result.getHeight() / 2 >= height) {
      result = drawn(result, result.getWidth() / 2, result.getHeight() / 2, result.getType());
    }
    return drawn(result, width, height, result.getType());
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height, int type) {
    BufferedImage target = new BufferedImage(width, height, type);
    Graphics2D canvas = target.createGraphics();
    try {
      if (!target.getColorModel().hasAlpha()) {
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
      }
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      canvas.drawImage(picture, 0, 0, width, height, null);
    } finally {
      canvas.dispose();
    }
    return target;
  }

  private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    return written("jpeg", picture, quality);
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    return written("png", picture, null);
  }

  private static byte[] written(String format, BufferedImage picture, Float quality)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (quality != null) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
