package id.lapor.institution;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The files of reference data in this build: CSV in UTF-8 with a row of headings. */
enum ReferenceFile {
  /** Provinces, regencies and cities. */
  REGIONS,
  /** The trees of institutions. */
  INSTITUTIONS,
  /** The tree of categories. */
  CATEGORIES,
  /** Days off. */
  HOLIDAYS,
  /** Legal limits. */
  TIME_LIMITS;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setNullString("").get();

  /** Its name, such as {@code time-limits.csv}. */
  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".csv";
  }

  /** Its rows by heading; an empty cell is null. */
  List<CSVRecord> rows() {
    try (CSVParser parser =
        FORMAT.parse(new StringReader(new String(bytes(), StandardCharsets.UTF_8)))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(fileName() + " is not readable", e);
    }
  }

  /** Its rows as a JSON array of objects, each with its number in the file as {@code row}. */
  String json() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (CSVRecord record : rows()) {
      JsonObjectBuilder row = Json.createObjectBuilder();
      record
          .toMap()
          .forEach(
              (heading, cell) -> {
                if (cell != null) {
                  row.add(heading, cell);
                }
              });
      array.add(row.add("row", record.getRecordNumber()));
    }
    return array.build().toString();
  }

  /** One digest over all files: it tells their version. */
  static String digestOfAll() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ReferenceFile file : values()) {
        digest.update(file.bytes());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private byte[] bytes() {
    try (InputStream in = ReferenceFile.class.getResourceAsStream("/reference/" + fileName())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(fileName() + " is not readable", e);
    }
  }
}
