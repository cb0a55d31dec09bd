package id.lapor.attachment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;

/**
 * Tells what a file is by what it holds. A name that says otherwise is refused, and so is a file
 * that another program could take for something else.
 */
final class FileTyping {

  private static final Tika TIKA = new Tika();

  private static final Map<String, FileType> TYPES =
      Map.of(
          "image/jpeg", FileType.JPEG,
          "image/png", FileType.PNG,
          "image/webp", FileType.WEBP,
          "application/pdf", FileType.PDF);

  private static final Set<String> ISO_MEDIA =
      Set.of(
          "video/mp4",
          "application/mp4",
          "video/x-m4v",
          "video/3gpp",
          "video/3gpp2",
          "video/quicktime",
          "application/quicktime");

  /** Brands of ISO media files that telephones and browsers write. */
  private static final List<String> BRANDS =
      List.of(
          "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "3gp", "MSNV");

  /** Readers look for a PDF's beginning this far into a file. */
  private static final int PDF_REACH = 1_024;

  /** The end record of a ZIP archive with its longest comment. */
  private static final int ZIP_REACH = 22 + 65_535;

  private FileTyping() {}

  /**
   * What the file is.
   *
   * @param name as it was sent, for its extension; may be empty
   * @throws id.lapor.shared.RuleViolation {@code file-empty}, {@code file-type}, {@code
   *     file-extension} or {@code file-two-types}
   */
  static FileType of(byte[] content, String name) {
    if (content.length == 0) {
      throw FileRefusal.of("file-empty");
    }
    FileType type = detected(content);
    if (type == null) {
      throw FileRefusal.of("file-type");
    }
    if (!type.fits(name)) {
      throw FileRefusal.of("file-extension");
    }
    if (alsoAnother(content, type)) {
      throw FileRefusal.of("file-two-types");
    }
    return type;
  }

  private static FileType detected(byte[] content) {
    String media = TIKA.detect(content);
    if (media.equals("application/pdf") && !startsWith(content, 0, "%PDF-")) {
      return null;
    }
    return ISO_MEDIA.contains(media) && branded(content) ? FileType.MP4 : TYPES.get(media);
  }

  /** QuickTime of its own kind is another format, though it looks much the same. */
  private static boolean branded(byte[] content) {
    if (!startsWith(content, 4, "ftyp") || startsWith(content, 8, "qt  ")) {
      return false;
    }
    return BRANDS.stream().anyMatch(brand -> startsWith(content, 8, brand));
  }

  private static boolean alsoAnother(byte[] content, FileType type) {
    boolean pdf =
        type != FileType.PDF
            && ascii(content, 0, Math.min(content.length, PDF_REACH)).contains("%PDF-");
    return pdf || endsAsZip(content);
  }

  /** An end record whose directory really lies in the file, before it. */
  private static boolean endsAsZip(byte[] content) {
    int first = Math.max(0, content.length - ZIP_REACH);
    for (int at = content.length - 22; at >= first; at--) {
      if (startsWith(content, at, "PK\5\6")) {
        int size = little(content, at + 12);
        int entries = at - size;
        if (size >= 46 && entries >= 0 && startsWith(content, entries, "PK\1\2")) {
          return true;
        }
      }
    }
    return false;
  }

  private static int little(byte[] content, int at) {
    return (content[at] & 0xff)
        | (content[at + 1] & 0xff) << 8
        | (content[at + 2] & 0xff) << 16
        | (content[at + 3] & 0xff) << 24;
  }

  private static boolean startsWith(byte[] content, int at, String text) {
    return at >= 0
        && at + text.length() <= content.length
        && ascii(content, at, text.length()).equals(text);
  }

  private static String ascii(byte[] content, int from, int length) {
    return new String(content, from, length, StandardCharsets.ISO_8859_1);
  }
}
