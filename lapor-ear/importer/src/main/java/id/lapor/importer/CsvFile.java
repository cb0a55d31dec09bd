package id.lapor.importer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of rows, read as a stream: CSV in UTF-8 with a header, packed with gzip or not, which its
 * first bytes tell.
 */
final class CsvFile implements AutoCloseable {

  private static final int BUFFER = 65_536;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final CountingStream bytes;
  private final BoundedReader characters;
  private final CSVParser parser;
  private final java.util.Iterator<CSVRecord> records;
  private final long size;

  private CsvFile(CountingStream bytes, BoundedReader characters, long size) throws IOException {
    this.bytes = bytes;
    this.characters = characters;
    this.size = size;
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    parser = format.parse(characters);
    records = parser.iterator();
  }

  /**
   * Opens a file and reads its header.
   *
   * @param needed columns that must be there
   * @throws ImportFailure when it cannot be read or a column is missing
   */
  static CsvFile open(Path file, Set<String> needed) {
    try {
      CountingStream bytes =
          new CountingStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
      BoundedReader characters = new BoundedReader(decoded(unpacked(bytes)));
      CsvFile csv = new CsvFile(bytes, characters, Files.size(file));
      csv.require(needed);
      return csv;
    } catch (NoSuchFileException missing) {
      throw new ImportFailure("There is no file " + file, missing);
    } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
      throw failure(unreadable, 1);
    }
  }

  private static InputStream unpacked(CountingStream bytes) throws IOException {
    PushbackInputStream start = new PushbackInputStream(bytes, 2);
    byte[] magic = start.readNBytes(2);
    start.unread(magic);
    boolean packed = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    return packed ? new GZIPInputStream(start, BUFFER) : start;
  }

  private static java.io.Reader decoded(InputStream in) throws IOException {
    java.io.BufferedReader reader =
        new java.io.BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            BUFFER);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private void require(Set<String> needed) {
    List<String> present = parser.getHeaderNames();
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(present);
    if (!missing.isEmpty()) {
      throw new ImportFailure(
          "The mapping names columns that the file does not have: "
              + String.join(", ", missing)
              + ". The file has: "
              + String.join(", ", present));
    }
  }

  /**
   * The next row; empty at the end.
   *
   * @throws ImportFailure when the file cannot be read any further
   */
  Optional<CsvRow> next() {
    long line = parser.getCurrentLineNumber() + 1;
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CSVRecord found = records.next();
      characters.recordRead();
      Map<String, String> values = found.isConsistent() ? found.toMap() : Map.of();
      return Optional.of(
          new CsvRow(found.getRecordNumber(), parser.getCurrentLineNumber(), found.size(), values));
    } catch (UncheckedIOException | IllegalStateException unreadable) {
      throw failure(unreadable, line);
    }
  }

  /** How many columns the header names. */
  int columns() {
    return parser.getHeaderNames().size();
  }

  /** How much of the file has been read, 0 to 1. */
  double progress() {
    return size == 0 ? 1 : Math.min(1.0, bytes.count() / (double) size);
  }

  private static ImportFailure failure(Exception thrown, long line) {
    Throwable cause = thrown;
    while (cause instanceof UncheckedIOException || cause instanceof IllegalStateException) {
      if (cause.getCause() == null) {
        break;
      }
      cause = cause.getCause();
    }
    String where = "near line " + line + ": ";
    if (cause instanceof CharacterCodingException) {
      return new ImportFailure(where + "the file is not in UTF-8", thrown);
    }
    if (cause instanceof ZipException || cause instanceof EOFException) {
      return new ImportFailure(where + "the gzip file is damaged or incomplete", thrown);
    }
    if (cause instanceof CSVException || cause.getMessage().contains("encapsulated")) {
      return new ImportFailure(
          "the row that begins " + where + "a quote is opened and not closed, or misplaced",
          thrown);
    }
    return new ImportFailure(where + "the file cannot be read: " + cause.getMessage(), thrown);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException readOnly) {
      throw new UncheckedIOException(readOnly);
    }
  }
}
