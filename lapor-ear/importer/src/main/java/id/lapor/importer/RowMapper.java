package id.lapor.importer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.util.Optional;

/** Makes of each row the report that is sent. */
final class RowMapper {

  /** A row that cannot become a report; the message says why. */
  static final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
      super(reason);
    }
  }

  private final Mapping mapping;
  private final int columns;
  private final InstitutionCodes institutions;

  RowMapper(Mapping mapping, int columns, InstitutionCodes institutions) {
    this.mapping = mapping;
    this.columns = columns;
    this.institutions = institutions;
  }

  /** The row's number in its system; null when there is none. */
  String externalId(CsvRow row) {
    return row.complete() ? mapping.externalId().of(row) : null;
  }

  JsonObject report(CsvRow row) throws Unusable {
    if (!row.complete()) {
      throw new Unusable(
          "it has " + row.columns() + " values, the header names " + columns + " columns");
    }
    JsonObjectBuilder report = Json.createObjectBuilder();
    add(report, "externalId", needed("externalId", mapping.externalId(), row));
    add(report, "text", needed("text", mapping.text(), row));
    add(report, "title", of(mapping.title(), row));
    add(report, "type", of(mapping.type(), row));
    add(report, "category", of(mapping.category(), row));
    add(report, "region", of(mapping.region(), row));
    add(report, "address", of(mapping.address(), row));
    add(report, "channel", of(mapping.channel(), row));
    if (mapping.incidentDate() != null) {
      add(report, "incidentDate", time("incidentDate", () -> mapping.incidentDate().day(row)));
    }
    if (mapping.receivedAt() != null) {
      add(report, "receivedAt", time("receivedAt", () -> mapping.receivedAt().instant(row)));
    }
    institution(row).ifPresent(code -> report.add("institution", code));
    return report.build();
  }

  private Optional<String> institution(CsvRow row) {
    if (mapping.institution() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(mapping.institution().field().raw(row))
        .flatMap(institutions::codeOf);
  }

  private static String of(MappedField field, CsvRow row) {
    return field == null ? null : field.of(row);
  }

  private static String needed(String member, MappedField field, CsvRow row) throws Unusable {
    String value = field.of(row);
    if (value == null) {
      throw new Unusable(member + ": required (nothing in " + field.columns() + ")");
    }
    return value;
  }

  private static String time(String member, java.util.function.Supplier<Object> reading)
      throws Unusable {
    try {
      Object time = reading.get();
      return time == null ? null : time.toString();
    } catch (DateTimeException otherwise) {
      throw new Unusable(member + ": not written as the mapping says");
    }
  }

  private static void add(JsonObjectBuilder report, String member, String value) {
    if (value != null) {
      report.add(member, value);
    }
  }
}
