package id.lapor.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A time or date of a column.
 *
 * @param field where it comes from
 * @param format how it is written; null for RFC 3339
 * @param zone in which it is meant when it does not say so itself
 */
record TimeField(MappedField field, DateTimeFormatter format, ZoneId zone) {

  static TimeField of(MappingJson json) {
    try {
      return new TimeField(
          MappedField.of(json),
          json.text("format")
              .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
              .orElse(null),
          ZoneId.of(json.text("zone").orElse("Asia/Jakarta")));
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw json.wrong("format", "or \"zone\" cannot be used: " + wrong.getMessage());
    }
  }

  /**
   * The moment; null when the row holds none.
   *
   * @throws DateTimeParseException when it is written otherwise
   */
  Instant instant(CsvRow row) {
    String text = field.of(row);
    if (text == null) {
      return null;
    }
    if (format == null) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }
    TemporalAccessor read =
        format.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from);
    if (read instanceof Instant instant) {
      return instant;
    }
    return read instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : ((LocalDate) read).atStartOfDay(zone).toInstant();
  }

  /**
   * The day in the zone; null when the row holds none.
   *
   * @throws DateTimeParseException when it is written otherwise
   */
  LocalDate day(CsvRow row) {
    String text = field.of(row);
    if (text == null) {
      return null;
    }
    return format == null ? LocalDate.parse(text) : LocalDate.ofInstant(instant(row), zone);
  }
}
