package id.lapor.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Empties the parts of a video file that tell where and with what it was taken, in place: nothing
 * moves, so that the tables of the pictures stay right. What lies behind the last part is cut off.
 *
 * <p>A track beside pictures and sound often holds the way that the camera took; a file with one is
 * refused.
 */
final class VideoCleaning {

  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;
  private static final int DEEPEST = 8;

  /** What a file consists of; anything else at the top is emptied. */
  private static final Set<String> TOP =
      Set.of("ftyp", "moov", "mdat", "moof", "mfra", "sidx", "styp");

  private static final Set<String> MOVIE = Set.of("mvhd", "trak", "mvex", "iods");
  private static final Set<String> TRACK = Set.of("tkhd", "edts", "mdia", "tref");
  private static final Set<String> OPENED = Set.of("mdia", "minf", "moof", "traf", "stbl");
  private static final Set<String> TELLING =
      Set.of("udta", "meta", "uuid", "loci", "free", "skip", "wide", "XMP_");
  private static final Set<String> TRACKS = Set.of("vide", "soun");

  private final byte[] file;
  private boolean movie;
  private boolean pictures;

  private VideoCleaning(byte[] file) {
    this.file = file;
  }

  /**
   * The video without anything but pictures and sound.
   *
   * @throws id.lapor.shared.RuleViolation {@code video-track} or {@code file-unreadable}
   */
  static byte[] clean(byte[] content) {
    VideoCleaning cleaning = new VideoCleaning(content.clone());
    int end = cleaning.top();
    if (!cleaning.movie || !cleaning.pictures) {
      throw FileRefusal.of("file-unreadable");
    }
    return Arrays.copyOf(cleaning.file, end);
  }

  /** Goes through the parts of the file; where the last whole one ends. */
  private int top() {
    int at = 0;
    while (at + HEADER <= file.length) {
      long size = size(at, file.length);
      String type = type(at);
      if (size < HEADER || at + size > file.length || !type.matches("[\\x20-\\x7e\\xa9]{4}")) {
        break;
      }
      int end = (int) (at + size);
      part(at, end, type);
      at = end;
    }
    return at;
  }

  private void part(int at, int end, String type) {
    if (!TOP.contains(type)) {
      empty(at, end);
    } else if (type.equals("moov")) {
      movie = true;
      inside(at, end, MOVIE, 0);
    } else if (type.equals("moof")) {
      inside(at, end, null, 0);
    } else if (type.equals("mdat")) {
      pictures = true;
    }
  }

  private void inside(int parent, int end, Set<String> allowed, int depth) {
    int at = parent + headerOf(parent);
    while (at + HEADER <= end) {
      long size = size(at, end);
      if (size < HEADER || at + size > end || depth > DEEPEST) {
        throw FileRefusal.of("file-unreadable");
      }
      int next = (int) (at + size);
      String type = type(at);
      if (TELLING.contains(type) || allowed != null && !allowed.contains(type)) {
        empty(at, next);
      } else if (type.equals("trak")) {
        inside(at, next, TRACK, depth + 1);
      } else if (type.equals("hdlr") && depth > 0) {
        requirePicturesOrSound(at, next);
      } else if (OPENED.contains(type)) {
        inside(at, next, null, depth + 1);
      }
      at = next;
    }
    Arrays.fill(file, Math.min(at, end), end, (byte) 0);
  }

  private void requirePicturesOrSound(int at, int end) {
    int kind = at + headerOf(at) + 8;
    if (kind + 4 > end || !TRACKS.contains(text(kind)) && !text(kind).equals("url ")) {
      throw FileRefusal.of("video-track");
    }
  }

  private void empty(int at, int end) {
    int header = headerOf(at);
    System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, file, at + 4, 4);
    Arrays.fill(file, at + header, end, (byte) 0);
  }

  /** Zero means up to the end of what it lies in; one that the size follows in eight bytes. */
  private long size(int at, int end) {
    long size = ByteBuffer.wrap(file, at, 4).getInt() & 0xffffffffL;
    if (size == 0) {
      return end - at;
    }
    if (size == 1) {
      long large = at + LONG_HEADER <= end ? ByteBuffer.wrap(file, at + 8, 8).getLong() : -1;
      return large < LONG_HEADER || large > end ? -1 : large;
    }
    return size;
  }

  private int headerOf(int at) {
    return ByteBuffer.wrap(file, at, 4).getInt() == 1 ? LONG_HEADER : HEADER;
  }

  private String type(int at) {
    return text(at + 4);
  }

  private String text(int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }
}
