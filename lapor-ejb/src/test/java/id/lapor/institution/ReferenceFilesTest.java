package id.lapor.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ReferenceFilesTest {

  static final Path PUBLIC_DATA = Path.of("..", "..", "shared", "data");

  static final Map<String, Integer> REGENCIES_OF_PROVINCE =
      Map.ofEntries(
          Map.entry("11", 23),
          Map.entry("12", 33),
          Map.entry("13", 19),
          Map.entry("14", 12),
          Map.entry("15", 11),
          Map.entry("16", 17),
          Map.entry("17", 10),
          Map.entry("18", 15),
          Map.entry("19", 7),
          Map.entry("21", 7),
          Map.entry("31", 6),
          Map.entry("32", 27),
          Map.entry("33", 35),
          Map.entry("34", 5),
          Map.entry("35", 38),
          Map.entry("36", 8),
          Map.entry("51", 9),
          Map.entry("52", 10),
          Map.entry("53", 22),
          Map.entry("61", 14),
          Map.entry("62", 14),
          Map.entry("63", 13),
          Map.entry("64", 10),
          Map.entry("65", 5),
          Map.entry("71", 15),
          Map.entry("72", 13),
          Map.entry("73", 24),
          Map.entry("74", 17),
          Map.entry("75", 6),
          Map.entry("76", 6),
          Map.entry("81", 11),
          Map.entry("82", 10),
          Map.entry("91", 9),
          Map.entry("92", 7),
          Map.entry("93", 4),
          Map.entry("94", 8),
          Map.entry("95", 8),
          Map.entry("96", 6));

  @Test
  void thereAre38ProvincesAnd514RegenciesAndCities() {
    Map<String, Long> byType = count(ReferenceFile.REGIONS, "type");

    assertThat(byType).containsEntry("PROVINCE", 38L);
    assertThat(byType).containsEntry("REGENCY", 416L);
    assertThat(byType).containsEntry("CITY", 98L);
  }

  @Test
  void everyProvinceHasItsNumberOfRegenciesAndCities() {
    Map<String, Integer> counted = new HashMap<>();
    ReferenceFile.REGIONS.rows().stream()
        .filter(row -> row.get("code").length() == 5)
        .forEach(row -> counted.merge(row.get("code").substring(0, 2), 1, Integer::sum));

    assertThat(counted).isEqualTo(REGENCIES_OF_PROVINCE);
  }

  @Test
  void everyRegionIsGovernedByOneInstitutionInItsZone() {
    Map<String, CSVRecord> governments =
        ReferenceFile.INSTITUTIONS.rows().stream()
            .filter(row -> Set.of("PROVINCE", "REGENCY", "CITY").contains(row.get("type")))
            .collect(Collectors.toMap(row -> row.get("region"), row -> row));

    assertThat(governments).hasSize(552);
    for (CSVRecord region : ReferenceFile.REGIONS.rows()) {
      CSVRecord government = governments.get(region.get("code"));
      assertThat(government.get("type")).isEqualTo(region.get("type"));
      assertThat(government.get("zone")).isEqualTo(region.get("zone"));
    }
  }

  @Test
  void codesAreUniqueAndWellFormed() {
    List<String> institutions = column(ReferenceFile.INSTITUTIONS, "code");
    List<String> categories = column(ReferenceFile.CATEGORIES, "code");

    assertThat(institutions).doesNotHaveDuplicates().allMatch(c -> c.matches("[a-z0-9-]{2,40}"));
    assertThat(categories).doesNotHaveDuplicates().allMatch(c -> c.matches("[a-z0-9-]{2,60}"));
  }

  @Test
  void regenciesAreNoPartsOfProvincesExceptInJakarta() {
    List<String> parts =
        ReferenceFile.INSTITUTIONS.rows().stream()
            .filter(row -> Set.of("REGENCY", "CITY").contains(row.get("type")))
            .filter(row -> row.get("parent") != null)
            .map(row -> row.get("region") + " " + row.get("parent"))
            .toList();

    assertThat(parts)
        .hasSize(6)
        .allMatch(part -> part.startsWith("31.") && part.endsWith(" prov-dki-jakarta"));
  }

  @Test
  void theCabinetOfTodayHas7CoordinatingAnd41Ministries() {
    LocalDate today = LocalDate.of(2026, 11, 24);
    Map<String, Long> valid =
        ReferenceFile.INSTITUTIONS.rows().stream()
            .filter(row -> row.get("valid_to") == null)
            .filter(row -> !LocalDate.parse(row.get("valid_from")).isAfter(today))
            .collect(Collectors.groupingBy(row -> row.get("type"), Collectors.counting()));

    assertThat(valid).containsEntry("COORD_MINISTRY", 7L);
    assertThat(valid).containsEntry("MINISTRY", 41L); // less the enterprises', plus the pilgrims'
  }

  @Test
  void theThreeManagersAreThere() {
    assertThat(column(ReferenceFile.INSTITUTIONS, "code"))
        .contains("kemenpanrb", "ksp", "ombudsman");
  }

  @Test
  void regionsAndCentralBodiesAreThoseOfThePublicLists() throws IOException {
    assumeTrue(Files.exists(PUBLIC_DATA), "the public lists are not here");

    assertThat(pairs(ReferenceFile.REGIONS.rows(), "code", "name"))
        .isEqualTo(
            union(
                pairs(read("regions/provinces.csv"), "code", "name"),
                pairs(read("regions/regencies.csv"), "code", "name")));
    assertThat(pairs(ReferenceFile.INSTITUTIONS.rows(), "region", "name"))
        .containsAll(pairs(read("institutions/local_governments.csv"), "region_code", "name"));
    assertThat(column(ReferenceFile.INSTITUTIONS, "name"))
        .containsAll(
            read("institutions/central.csv").stream()
                .filter(row -> row.get("cabinet").equals("kabinet_merah_putih"))
                .map(row -> row.get("name"))
                .toList());
  }

  private static List<CSVRecord> read(String file) throws IOException {
    try (Reader in = Files.newBufferedReader(PUBLIC_DATA.resolve(file))) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(in)
          .getRecords();
    }
  }

  private static Set<String> pairs(List<CSVRecord> rows, String one, String other) {
    return rows.stream()
        .map(row -> row.get(one) + " " + row.get(other))
        .collect(Collectors.toSet());
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static List<String> column(ReferenceFile file, String heading) {
    return file.rows().stream().map(row -> row.get(heading)).toList();
  }

  private static Map<String, Long> count(ReferenceFile file, String heading) {
    return file.rows().stream()
        .collect(Collectors.groupingBy(row -> row.get(heading), Collectors.counting()));
  }
}
