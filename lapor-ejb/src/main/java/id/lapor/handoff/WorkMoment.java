package id.lapor.handoff;

import id.lapor.deadline.WorkingCalendar;
import id.lapor.institution.Zones;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Now, with what it means in working days in each of the three zones.
 *
 * @param soon until when something is due soon
 * @param untaken before when an offer has waited too long
 */
record WorkMoment(Instant now, PerZone soon, PerZone untaken) {

  /** How many working days ahead something is due soon, and how many an offer may wait. */
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

  static WorkMoment of(Instant now, WorkingCalendar calendar) {
    return new WorkMoment(
        now,
        new PerZone(
            calendar.endOf(DAYS, now, Zones.WIB),
            calendar.endOf(DAYS, now, Zones.WITA),
            calendar.endOf(DAYS, now, Zones.WIT)),
        new PerZone(
            back(calendar, now, Zones.WIB),
            back(calendar, now, Zones.WITA),
            back(calendar, now, Zones.WIT)));
  }

  private static Instant back(WorkingCalendar calendar, Instant now, ZoneId zone) {
    return calendar.backFrom(now, DAYS, zone);
  }

  Timestamp sql() {
    return Timestamp.from(now);
  }
}
