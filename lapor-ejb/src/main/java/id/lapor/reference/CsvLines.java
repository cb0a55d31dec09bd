package id.lapor.reference;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file read line by line: CSV (RFC 4180) in UTF-8, packed with gzip or not, which its first bytes
 * tell. Only one line is held at a time, and none may be endless.
 */
final class CsvLines {

  /** What stands for bytes that are no UTF-8. */
  static final char UNREADABLE = '\uFFFD';

  /** The most bytes of a file as it is unpacked. */
  static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final int LONGEST_LINE = 100_000;
  private static final int BUFFER = 16_384;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final MessageDigest digest;
  private final InputStream bytes;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final BoundedLine characters;

  /**
   * Opens a file.
   *
   * @throws Unreadable when it is no text at all
   */
  CsvLines(byte[] file) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
      bytes = new DigestInputStream(unpacked(file), digest);
      characters = new BoundedLine(decoded(bytes), LONGEST_LINE);
      parser = FORMAT.parse(characters);
      records = parser.iterator();
    } catch (IOException unreadable) {
      throw unreadable(unreadable, 1);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** A file that cannot be read any further. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String rule;

    private Unreadable(int line, String rule, Throwable cause) {
      super(rule, cause);
      this.line = line;
      this.rule = rule;
    }

    /** Where it stopped. */
    int line() {
      return line;
    }

    /** The rule that it breaks. */
    String rule() {
      return rule;
    }
  }

  /** How many lines a file has after its header, at most {@code most}; 0 when it is unreadable. */
  static int count(byte[] file, int most) {
    try {
      CsvLines lines = new CsvLines(file);
      int count = -1;
      while (count < most && lines.next() != null) {
        count++;
      }
      return Math.max(count, 0);
    } catch (Unreadable unreadable) {
      return 0; // the look at it says what is wrong with it
    }
  }

  /**
   * The cells of the next line, without space around them; null at the end.
   *
   * @throws Unreadable when the file cannot be read any further
   */
  List<String> next() {
    int at = line();
    try {
      if (!records.hasNext()) {
        return null;
      }
      CSVRecord found = records.next();
      characters.lineRead();
      return found.stream().map(String::strip).toList();
    } catch (UncheckedIOException | IllegalStateException unreadable) {
      throw unreadable(unreadable, at + 1);
    }
  }

  /** The line on which the one that was read last ends; the header is line 1. */
  int line() {
    return Math.toIntExact(parser.getCurrentLineNumber());
  }

  /** SHA-256 of the whole file as it is unpacked; what was not read yet is read for it. */
  String digest() {
    try {
      bytes.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException damaged) {
      throw unreadable(damaged, line());
    }
  }

  private static InputStream unpacked(byte[] file) throws IOException {
    InputStream packed = new ByteArrayInputStream(file);
    boolean gzip = file.length > 1 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b;
    return new BoundedBytes(gzip ? new GZIPInputStream(packed, BUFFER) : packed, MOST_BYTES);
  }

  private static Reader decoded(InputStream bytes) throws IOException {
    Reader reader =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)),
            BUFFER);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private static Unreadable unreadable(Exception thrown, int line) {
    Throwable cause = thrown;
    while (cause.getCause() != null
        && (cause instanceof UncheckedIOException || cause instanceof IllegalStateException)) {
      cause = cause.getCause();
    }
    if (cause instanceof ZipException || cause instanceof EOFException) {
      return new Unreadable(line, "damaged-gzip", thrown);
    }
    if (cause instanceof BoundedBytes.TooMany) {
      return new Unreadable(line, "unpacked-too-large", thrown);
    }
    return new Unreadable(line, "malformed-csv", thrown);
  }
}
