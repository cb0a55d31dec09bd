package id.lapor.it;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Files that tests send, and multipart bodies to send them in. */
final class SentFiles {

  private final String boundary = "lapor" + UUID.randomUUID();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** A photo; another one for each seed. */
  static byte[] jpeg(int seed) {
    return jpeg(seed, 640, 480);
  }

  static byte[] jpeg(int seed, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(new Color(seed * 7919 & 0xffffff));
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(Color.WHITE);
    canvas.fillOval(width / 4, height / 4, width / 2, height / 2);
    canvas.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpg", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** A video with the place where it was taken. */
  static byte[] video() {
    byte[] handler = new byte[22];
    System.arraycopy("vide".getBytes(StandardCharsets.US_ASCII), 0, handler, 8, 4);
    byte[] track =
        box("trak", concat(box("tkhd", new byte[84]), box("mdia", box("hdlr", handler))));
    byte[] place = box("udta", box("\u00a9xyz", bytes("+06.20-106.81/")));
    return concat(
        box("ftyp", bytes("isom\0\0\2\0isommp41")),
        box("moov", concat(box("mvhd", new byte[100]), track, place)),
        box("mdat", bytes("0123456789".repeat(1_000))));
  }

  /** A document of one page. */
  static byte[] pdf() {
    StringBuilder text = new StringBuilder("%PDF-1.4\n");
    String[] objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
      "<< /Author (Siti Aminah) >>"
    };
    int[] offsets = new int[4];
    for (int i = 0; i < 4; i++) {
      offsets[i] = text.length();
      text.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int xref = text.length();
    text.append("xref\n0 5\n0000000000 65535 f \n");
    for (int offset : offsets) {
      text.append(String.format("%010d 00000 n \n", offset));
    }
    text.append("trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n").append(xref);
    return bytes(text.append("\n%%EOF\n").toString());
  }

  private static byte[] box(String type, byte[] content) {
    return concat(ByteBuffer.allocate(4).putInt(content.length + 8).array(), bytes(type), content);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One more file in the body. */
  SentFiles file(String field, String name, byte[] content) {
    head("name=\"" + field + "\"; filename=\"" + name + "\"");
    body.writeBytes(content);
    body.writeBytes(bytes("\r\n"));
    return this;
  }

  /** One more text in the body. */
  SentFiles text(String field, String value) {
    head("name=\"" + field + "\"");
    body.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private void head(String disposition) {
    String lines =
        "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    body.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] body() {
    byte[] end = bytes("--" + boundary + "--\r\n");
    return concat(body.toByteArray(), end);
  }

  Answer postTo(Api who, String path) {
    return who.post(path, contentType(), body());
  }
}
