package id.lapor.deadline;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The holidays that ship, read without a database. */
final class HolidayFile {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private HolidayFile() {}

  static List<CSVRecord> rows() {
    try (Reader in =
        new InputStreamReader(
            HolidayFile.class.getResourceAsStream("/reference/holidays.csv"),
            StandardCharsets.UTF_8)) {
      return read(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<CSVRecord> read(Reader in) throws IOException {
    return FORMAT.parse(in).getRecords();
  }

  static IntFunction<Set<LocalDate>> byYear() {
    Map<Integer, Set<LocalDate>> years =
        rows().stream()
            .map(row -> LocalDate.parse(row.get("day")))
            .collect(Collectors.groupingBy(LocalDate::getYear, Collectors.toSet()));
    return year -> years.getOrDefault(year, Set.of());
  }
}
