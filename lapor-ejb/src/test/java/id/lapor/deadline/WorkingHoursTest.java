package id.lapor.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.institution.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working time is counted from 07:30 on, seven and a half hours of each working day. */
class WorkingHoursTest {

  /** Tuesday 3 March 2026 is a day off; Sunday is the first of the month. */
  private final WorkingHours hours =
      new WorkingHours(new WorkingDays(year -> Set.of(LocalDate.of(2026, 3, 3))));

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T07:30, 2026-03-02T08:30, 60",
    "2026-03-02T06:00, 2026-03-02T07:30, 0",
    "2026-03-02T06:00, 2026-03-02T15:00, 450",
    "2026-03-02T06:00, 2026-03-02T23:00, 450",
    "2026-03-02T14:00, 2026-03-04T08:30, 120",
    "2026-03-06T14:00, 2026-03-09T07:45, 75",
    "2026-03-07T10:00, 2026-03-08T10:00, 0",
    "2026-03-01T10:00, 2026-03-07T10:00, 1800",
    "2026-03-02T09:00, 2026-03-02T08:00, 0",
  })
  void nightsWeekendsAndDaysOffDoNotCount(LocalDateTime from, LocalDateTime to, long minutes) {
    assertThat(hours.between(at(from), at(to), Zones.WIB)).isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-05T10:00, 15, 2026-03-02T10:00",
    "2026-03-05T07:00, 15, 2026-03-02T07:30",
    "2026-03-05T07:31, 15, 2026-03-02T07:31",
    "2026-03-08T10:00, 1, 2026-03-06T14:00",
    "2026-03-06T15:00, 7, 2026-03-06T08:00",
  })
  void whatHasWaitedSoLongWasThereByThen(LocalDateTime now, int wanted, LocalDateTime then) {
    Instant by = hours.before(at(now), Duration.ofHours(wanted), Zones.WIB);

    assertThat(by).isEqualTo(at(then));
    assertThat(hours.between(by, at(now), Zones.WIB)).isEqualTo(Duration.ofHours(wanted));
    assertThat(hours.between(by.plusSeconds(1), at(now), Zones.WIB))
        .isLessThan(Duration.ofHours(wanted));
  }

  @Test
  void aWaitEndsWhenItsHoursHavePassed() {
    Instant monday = at(LocalDateTime.parse("2026-03-02T10:00"));

    Instant end = hours.after(monday, Duration.ofHours(15), Zones.WIB);

    assertThat(end).isEqualTo(at(LocalDateTime.parse("2026-03-05T10:00")));
    assertThat(hours.between(monday, end, Zones.WIB)).isEqualTo(Duration.ofHours(15));
  }

  @Test
  void theDayBeginsEarlierInTheEast() {
    ZoneId east = Zones.WIT;
    Instant eightInTheEast = Instant.parse("2026-03-01T23:00:00Z");

    assertThat(hours.between(eightInTheEast, eightInTheEast.plusSeconds(3_600), east))
        .isEqualTo(Duration.ofHours(1));
    assertThat(hours.between(eightInTheEast, eightInTheEast.plusSeconds(3_600), Zones.WIB))
        .isZero();
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(Zones.WIB).toInstant();
  }
}
