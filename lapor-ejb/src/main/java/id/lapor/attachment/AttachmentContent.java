package id.lapor.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of an attachment for somebody who may see it.
 *
 * @param file where they lie
 * @param digest their SHA-256, for caches
 * @param shared whether everybody may see them, so that they may be kept by others for a while
 */
public record AttachmentContent(
    Path file, String name, String mediaType, long size, String digest, boolean shared) {

  private static final int BUFFER = 64 * 1024;

  /** Writes a part of the content. */
  public void write(ByteRange part, OutputStream out) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        InputStream in = Channels.newInputStream(channel.position(part.first()))) {
      byte[] buffer = new byte[BUFFER];
      long left = part.length();
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("The file is shorter than recorded");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  /** As a download is named: for old browsers in ASCII, for all others as it is. */
  public String disposition() {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
      encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
    }
    String ascii = name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
  }

  /** A strong entity tag. */
  public String tag() {
    return '"' + digest + '"';
  }
}
