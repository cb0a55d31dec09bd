package id.lapor.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Files as telephones, offices and attackers make them. */
public final class GivenFiles {

  /** The test virus that every scanner knows and that does nothing; put together here only. */
  public static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private GivenFiles() {}

  /** A picture whose left half is red and whose right half is blue, with a white top corner. */
  public static BufferedImage drawing(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width / 4, height / 4);
    canvas.dispose();
    return picture;
  }

  public static byte[] jpeg(int width, int height) {
    return written("jpg", drawing(width, height));
  }

  public static byte[] png(int width, int height) {
    return written("png", drawing(width, height));
  }

  /** A WebP of one pixel. */
  public static byte[] webp() {
    return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  }

  /** A photo that says how the camera was held, by whom it was made and where. */
  public static byte[] photo(int width, int height, int orientation) {
    byte[] plain = jpeg(width, height);
    byte[] exif = exif(orientation);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.write(0xff);
    out.write(0xe1);
    out.write((exif.length + 2) >> 8);
    out.write((exif.length + 2) & 0xff);
    out.writeBytes(exif);
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  private static byte[] exif(int orientation) {
    byte[] artist = "Siti Aminah\0".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(200);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 3);
    entry(tiff, 0x0112, 3, 1, orientation << 16);
    entry(tiff, 0x013b, 2, artist.length, 50);
    entry(tiff, 0x8825, 4, 1, 70);
    tiff.putInt(0);
    tiff.put(artist);
    tiff.position(70);
    tiff.putShort((short) 2);
    entry(tiff, 1, 2, 2, 'S' << 24);
    entry(tiff, 2, 5, 3, 110);
    tiff.putInt(0);
    tiff.position(110);
    tiff.putInt(6).putInt(1).putInt(12).putInt(1).putInt(34).putInt(1);
    byte[] head = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + 140).put(head).put(tiff.array(), 0, 140).array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  /** A PNG that claims a size and has no picture behind it. */
  public static byte[] hugePng(int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    chunk(out, "IHDR", header);
    chunk(out, "IDAT", deflated(new byte[1_000]));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] named = concat(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 crc = new CRC32();
    crc.update(named);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(named);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  /** A document of one page that says who wrote it, twice. */
  public static byte[] pdf() {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      PDDocumentInformation info = new PDDocumentInformation();
      info.setAuthor("Siti Aminah");
      info.setProducer("Kantor Siti");
      document.setDocumentInformation(info);
      PDMetadata metadata =
          new PDMetadata(
              document,
              new ByteArrayInputStream(
                  "<x:xmpmeta>Siti Aminah</x:xmpmeta>".getBytes(StandardCharsets.UTF_8)));
      document.getDocumentCatalog().setMetadata(metadata);
      return saved(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  /** A handwritten document whose one more object is given. */
  static byte[] pdfWith(String object) {
    return pdfWith(object.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] pdfWith(byte[] object) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] offsets = new int[5];
    String[] objects = {
      "<< /Type /Catalog /Pages 2 0 R /More 4 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"
    };
    write(out, "%PDF-1.7\n");
    for (int i = 0; i < 4; i++) {
      offsets[i + 1] = out.size();
      write(out, (i + 1) + " 0 obj\n");
      out.writeBytes(i < 3 ? objects[i].getBytes(StandardCharsets.ISO_8859_1) : object);
      write(out, "\nendobj\n");
    }
    int xref = out.size();
    write(out, "xref\n0 5\n0000000000 65535 f \n");
    for (int i = 1; i < 5; i++) {
      write(out, String.format("%010d 00000 n %n", offsets[i]));
    }
    write(out, "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + xref + "\n%%EOF\n");
    return out.toByteArray();
  }

  static byte[] stream(String dictionary, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, "<< " + dictionary + " /Length " + data.length + " >>\nstream\n");
    out.writeBytes(data);
    write(out, "\nendstream");
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(data);
    deflater.finish();
    byte[] buffer = new byte[data.length / 500 + 1_000];
    int length = deflater.deflate(buffer);
    deflater.end();
    return java.util.Arrays.copyOf(buffer, length);
  }

  /** Zeros, packed: many times larger than what stands for them. */
  static byte[] deflatedZeros(long length) {
    Deflater deflater = new Deflater(9);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    byte[] buffer = new byte[1 << 16];
    for (long done = 0; done < length; done += zeros.length) {
      deflater.setInput(zeros);
      while (!deflater.needsInput()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** A video as a telephone writes it, with the place in three of its parts. */
  public static byte[] video() {
    return concat(
        box("ftyp", "isom\0\0\2\0isommp41".getBytes(StandardCharsets.ISO_8859_1)),
        box(
            "moov",
            concat(
                box("mvhd", new byte[100]),
                track("vide"),
                box("udta", box("\u00a9xyz", "+06.20-106.81/".getBytes(StandardCharsets.US_ASCII))),
                box("meta", "com.android.model Siti".getBytes(StandardCharsets.US_ASCII)))),
        box("free", "hidden words".getBytes(StandardCharsets.US_ASCII)),
        box("mdat", "pictures and sound".getBytes(StandardCharsets.US_ASCII)),
        box("uuid", "0123456789abcdef<x>Siti</x>".getBytes(StandardCharsets.US_ASCII)));
  }

  /** A video with a track that holds something else than pictures and sound. */
  public static byte[] videoWithTrack(String kind) {
    return concat(
        box("ftyp", "mp42\0\0\0\0mp42isom".getBytes(StandardCharsets.ISO_8859_1)),
        box("moov", concat(box("mvhd", new byte[100]), track("vide"), track(kind))),
        box("mdat", "pictures".getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] track(String kind) {
    byte[] handler =
        concat(
            new byte[8],
            kind.getBytes(StandardCharsets.US_ASCII),
            new byte[12],
            "H\0".getBytes(StandardCharsets.US_ASCII));
    return box(
        "trak",
        concat(
            box("tkhd", new byte[84]),
            box("mdia", concat(box("mdhd", new byte[24]), box("hdlr", handler))),
            box("udta", box("loci", "Jalan Melati".getBytes(StandardCharsets.US_ASCII)))));
  }

  static byte[] box(String type, byte[] content) {
    return concat(
        ByteBuffer.allocate(4).putInt(content.length + 8).array(),
        type.getBytes(StandardCharsets.ISO_8859_1),
        content);
  }

  /** An archive with one file in it. */
  public static byte[] zip() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("program.js"));
      zip.write("alert(1)".getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  public static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] written(String format, BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
