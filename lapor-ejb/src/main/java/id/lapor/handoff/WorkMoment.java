package id.lapor.handoff;

import id.lapor.deadline.WorkingCalendar;
import id.lapor.institution.Zones;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Now, with what it means in working days in each of the three zones.
 *
 * @param soon until when something is due soon
 * @param untaken by when an offer was made that has waited too long
 */
record WorkMoment(Instant now, PerZone soon, PerZone untaken) {

  /** How many working days ahead something is due soon. */
  private static final int DAYS = 2;

  /** The same moment of the day in the three zones. */
  record PerZone(Instant wib, Instant wita, Instant wit) {

    /** Adds the one of the zone that stands in this column. */
    void write(ScopedSql sql, String zone) {
      String time = " then cast(:value as timestamptz)";
      sql.add(
          "(case "
              + zone
              + " when 'Asia/Makassar'"
              + time
              + " when 'Asia/Jayapura'"
              + time
              + " else cast(:value as timestamptz) end)",
          Timestamp.from(wita),
          Timestamp.from(wit),
          Timestamp.from(wib));
    }

    Instant latest() {
      return Stream.of(wib, wita, wit).max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  /**
   * What now means.
   *
   * @param hours how many working hours an offer may wait
   */
  static WorkMoment of(Instant now, WorkingCalendar calendar, int hours) {
    return new WorkMoment(
        now,
        new PerZone(
            calendar.endOf(DAYS, now, Zones.WIB),
            calendar.endOf(DAYS, now, Zones.WITA),
            calendar.endOf(DAYS, now, Zones.WIT)),
        new PerZone(
            calendar.hoursBackFrom(now, hours, Zones.WIB),
            calendar.hoursBackFrom(now, hours, Zones.WITA),
            calendar.hoursBackFrom(now, hours, Zones.WIT)));
  }

  /** The latest of what something is in the three zones. */
  static Instant latest(Function<ZoneId, Instant> of) {
    return Stream.of(Zones.WIB, Zones.WITA, Zones.WIT)
        .map(of)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  Timestamp sql() {
    return Timestamp.from(now);
  }
}
