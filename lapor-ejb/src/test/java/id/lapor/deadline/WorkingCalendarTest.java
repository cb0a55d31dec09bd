package id.lapor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.lapor.institution.Zones;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  static final Path PUBLIC_HOLIDAYS =
      Path.of("..", "..", "shared", "data", "holidays", "id_holidays_2018_2027.csv");

  final WorkingCalendar calendar = new WorkingCalendar(HolidayFile.byYear());

  @ParameterizedTest(name = "{0} working days after {1} end on {2}")
  @CsvSource({
    "1, 2026-11-23T00:00:00, 2026-11-24",
    "1, 2026-11-23T23:59:59, 2026-11-24",
    "3, 2026-11-23T09:00:00, 2026-11-26",
    "5, 2026-11-23T09:00:00, 2026-11-30",
    "1, 2026-11-27T09:00:00, 2026-11-30", // a Friday
    "1, 2026-11-28T09:00:00, 2026-11-30", // a Saturday
    "1, 2026-11-29T09:00:00, 2026-11-30", // a Sunday
    "1, 2026-08-17T09:00:00, 2026-08-18", // on Independence Day
    "1, 2026-08-14T09:00:00, 2026-08-18", // the Friday before it
    "3, 2026-03-13T10:00:00, 2026-03-25", // through Nyepi and Idulfitri with their joint leave
    "2, 2026-03-17T10:00:00, 2026-03-26", // out of that week
    "1, 2026-03-21T10:00:00, 2026-03-25", // reported on Idulfitri itself
    "5, 2025-03-27T10:00:00, 2025-04-14", // Idulfitri 2025, eight days off besides weekends
    "1, 2025-08-15T10:00:00, 2025-08-19", // the joint leave that was added in August 2025
    "1, 2024-02-13T10:00:00, 2024-02-15", // election day
    "1, 2024-11-26T10:00:00, 2024-11-28", // election day of the regions
    "3, 2026-12-23T10:00:00, 2026-12-30", // through Christmas
    "5, 2026-12-23T10:00:00, 2027-01-04", // into the next year
    "6, 2026-12-23T10:00:00, 2027-01-06", // and over a tentative holiday
    "14, 2026-11-24T10:00:00, 2026-12-14",
    "60, 2026-02-02T10:00:00, 2026-05-08",
    "10, 2017-06-22T10:00:00, 2017-07-14",
  })
  void workingDaysLeaveOutWeekendsHolidaysAndJointLeave(
      int amount, LocalDateTime event, LocalDate last) {
    Instant due =
        calendar.dueAt(limit(amount, LimitUnit.WORKING_DAY), at(event, Zones.WIB), Zones.WIB);

    assertThat(due).isEqualTo(endOf(last, Zones.WIB));
  }

  @ParameterizedTest(name = "{0} calendar days after {1} end on {2}")
  @CsvSource({
    "1, 2026-11-27T09:00:00, 2026-11-28",
    "30, 2026-11-24T09:00:00, 2026-12-24",
    "30, 2027-02-01T09:00:00, 2027-03-03",
    "30, 2028-02-01T00:00:00, 2028-03-02", // a leap year
    "10, 2026-12-25T23:59:59, 2027-01-04",
  })
  void calendarDaysCountEveryDay(int amount, LocalDateTime event, LocalDate last) {
    Instant due =
        calendar.dueAt(limit(amount, LimitUnit.CALENDAR_DAY), at(event, Zones.WIB), Zones.WIB);

    assertThat(due).isEqualTo(endOf(last, Zones.WIB));
  }

  @Test
  void aDayEndsAtTheLastSecondOfTheOfficersOwnZone() {
    Instant mondayMorning = Instant.parse("2026-11-23T02:00:00Z");
    TimeLimit oneDay = limit(1, LimitUnit.WORKING_DAY);

    assertThat(calendar.dueAt(oneDay, mondayMorning, Zones.WIB))
        .isEqualTo(Instant.parse("2026-11-24T16:59:59Z"));
    assertThat(calendar.dueAt(oneDay, mondayMorning, Zones.WITA))
        .isEqualTo(Instant.parse("2026-11-24T15:59:59Z"));
    assertThat(calendar.dueAt(oneDay, mondayMorning, Zones.WIT))
        .isEqualTo(Instant.parse("2026-11-24T14:59:59Z"));
  }

  @Test
  void lateInTheEveningInTheWestItIsTomorrowInTheEast() {
    Instant mondayEveningInJakarta = at(LocalDateTime.parse("2026-11-23T23:30:00"), Zones.WIB);
    TimeLimit oneDay = limit(1, LimitUnit.WORKING_DAY);

    assertThat(calendar.dueAt(oneDay, mondayEveningInJakarta, Zones.WIB))
        .isEqualTo(endOf(LocalDate.parse("2026-11-24"), Zones.WIB));
    assertThat(calendar.dueAt(oneDay, mondayEveningInJakarta, Zones.WIT))
        .isEqualTo(endOf(LocalDate.parse("2026-11-25"), Zones.WIT));
  }

  @Test
  void lateInTheEveningInTheEastItIsStillTheSameDayInTheWest() {
    Instant mondayEveningInJayapura = at(LocalDateTime.parse("2026-11-23T23:30:00"), Zones.WIT);
    TimeLimit oneDay = limit(1, LimitUnit.WORKING_DAY);

    assertThat(calendar.dueAt(oneDay, mondayEveningInJayapura, Zones.WIT))
        .isEqualTo(endOf(LocalDate.parse("2026-11-24"), Zones.WIT));
    assertThat(calendar.dueAt(oneDay, mondayEveningInJayapura, Zones.WIB))
        .isEqualTo(endOf(LocalDate.parse("2026-11-24"), Zones.WIB));
  }

  @Test
  void fridayNightInTheWestIsAlreadyWeekendInTheEast() {
    Instant fridayNightInJakarta = at(LocalDateTime.parse("2026-11-27T22:30:00"), Zones.WIB);
    TimeLimit oneDay = limit(1, LimitUnit.WORKING_DAY);

    assertThat(calendar.dueAt(oneDay, fridayNightInJakarta, Zones.WIT))
        .isEqualTo(endOf(LocalDate.parse("2026-11-30"), Zones.WIT));
  }

  @Test
  void theDaysLeftCountDownToZeroAndThenBelow() {
    Instant due = endOf(LocalDate.parse("2026-11-26"), Zones.WIB);

    assertThat(left("2026-11-23T09:00:00", due)).isEqualTo(3);
    assertThat(left("2026-11-25T23:59:59", due)).isEqualTo(1);
    assertThat(left("2026-11-26T08:00:00", due)).isZero();
    assertThat(left("2026-11-27T00:00:00", due)).isEqualTo(-1);
    assertThat(left("2026-11-29T08:00:00", due)).isEqualTo(-1);
    assertThat(left("2026-11-30T08:00:00", due)).isEqualTo(-2);
  }

  @Test
  void fromAnyDayTheLastDayIsAWorkingDayAndAsManyDaysAway() {
    WorkingDays days = new WorkingDays(HolidayFile.byYear());

    LocalDate.of(2025, 12, 1)
        .datesUntil(LocalDate.of(2027, 2, 1))
        .forEach(
            day -> {
              for (int amount = 1; amount <= 60; amount++) {
                LocalDate last = days.after(day, amount);
                assertThat(days.isWorkingDay(last)).isTrue();
                assertThat(days.between(day, last)).isEqualTo(amount);
              }
            });
  }

  @Test
  void aYearWithoutKnownHolidaysHasWeekendsOnly() {
    assertThat(calendar.isWorkingDay(LocalDate.of(2031, 1, 1))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2031, 1, 4))).isFalse();
  }

  @Test
  void aCalendarWithoutWorkingDaysIsAnErrorAndNoEndlessSearch() {
    WorkingDays none =
        new WorkingDays(
            year ->
                LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .collect(Collectors.toSet()));

    assertThatThrownBy(() -> none.after(LocalDate.of(2026, 1, 1), 1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCountOverThousandsOfYearsStopsAtTenYears() {
    WorkingDays days = new WorkingDays(year -> Set.of());

    assertThat(days.between(LocalDate.of(2026, 1, 1), LocalDate.of(9999, 1, 1)))
        .isLessThan(WorkingDays.MAX_SPAN_DAYS);
  }

  @Test
  void theYears2018To2027AreAsPublished() throws IOException {
    assumeTrue(Files.exists(PUBLIC_HOLIDAYS), "the public list of holidays is not here");
    Set<LocalDate> published;
    try (Reader in = Files.newBufferedReader(PUBLIC_HOLIDAYS)) {
      published =
          HolidayFile.read(in).stream()
              .map(row -> LocalDate.parse(row.get("date")))
              .collect(Collectors.toSet());
    }
    published.add(LocalDate.of(2024, 11, 27)); // by Keppres 33/2024, missing in that list

    List<LocalDate> wrong =
        LocalDate.of(2018, 1, 1)
            .datesUntil(LocalDate.of(2028, 1, 1))
            .filter(
                day -> calendar.isWorkingDay(day) == (isWeekend(day) || published.contains(day)))
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPublishedHolidayKeepsItsNameKindAndCertainty() throws IOException {
    assumeTrue(Files.exists(PUBLIC_HOLIDAYS), "the public list of holidays is not here");
    Set<String> ours =
        HolidayFile.rows().stream()
            .map(row -> line(row, "day", "name", "kind", "status"))
            .collect(Collectors.toSet());

    try (Reader in = Files.newBufferedReader(PUBLIC_HOLIDAYS)) {
      for (CSVRecord row : HolidayFile.read(in)) {
        String status = row.get("status").equals("decreed") ? "DECREED" : "TENTATIVE";
        assertThat(ours).contains(line(row, "date", "name", "type").toUpperCase() + "|" + status);
      }
    }
  }

  @Test
  void whatLiesWithinSoManyWorkingDaysIsTheSameAheadAndBack() {
    LocalDate first = LocalDate.of(2026, 3, 1);
    for (LocalDate day = first; day.isBefore(first.plusDays(60)); day = day.plusDays(1)) {
      Instant now = at(day.atTime(10, 0), Zones.WIT);

      Instant end = calendar.endOf(2, now, Zones.WIT);
      assertThat(calendar.workingDaysBetween(now, end, Zones.WIT)).as("%s", day).isEqualTo(2);
      assertThat(calendar.isWorkingDay(LocalDate.ofInstant(end, Zones.WIT))).isTrue();

      Instant back = calendar.backFrom(now, 2, Zones.WIT);
      Instant before = back.minusSeconds(1);
      assertThat(calendar.workingDaysBetween(back, now, Zones.WIT)).as("%s", day).isEqualTo(2);
      assertThat(calendar.workingDaysBetween(before, now, Zones.WIT)).as("%s", day).isEqualTo(3);
    }
  }

  private static String line(CSVRecord row, String... headings) {
    return List.of(headings).stream().map(row::get).collect(Collectors.joining("|")).toUpperCase();
  }

  private int left(String now, Instant due) {
    return calendar.workingDaysBetween(at(LocalDateTime.parse(now), Zones.WIB), due, Zones.WIB);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Instant at(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }

  private static Instant endOf(LocalDate day, ZoneId zone) {
    return day.atTime(23, 59, 59).atZone(zone).toInstant();
  }

  private static TimeLimit limit(int amount, LimitUnit unit) {
    return new TimeLimit(
        "PermenPANRB 5/2025", null, Timer.VERIFY, amount, unit, "SP4N", LocalDate.of(2025, 5, 1));
  }
}
