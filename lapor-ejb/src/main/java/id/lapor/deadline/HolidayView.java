package id.lapor.deadline;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A day off as administrators see it.
 *
 * @param id its key, for addresses
 * @param version of what is shown
 * @param name in Bahasa Indonesia
 * @param source the decree, or how the day was computed
 * @param changeable whether it is today or ahead: the past stays as it is
 */
public record HolidayView(
    long id,
    long version,
    LocalDate day,
    String name,
    HolidayKind kind,
    HolidayStatus status,
    String source,
    boolean changeable)
    implements Serializable {}
