package id.lapor.handoff;

import java.io.Serializable;
import java.time.Instant;

/**
 * How the work stands at one institution with everything below it.
 *
 * @param code of the institution
 * @param name of the institution
 * @param own whether only the institution itself is meant, without the units that have a line of
 *     their own
 * @param open hand-offs that are open
 * @param untaken of these, those that nobody has accepted yet
 * @param overdue of these, those whose first answer or solution is late
 * @param oldest since when the oldest open one has been there, or null without any
 * @param answered hand-offs that got their first answer in the last thirty days
 * @param inTime of these, those answered before the limit of the first answer, in per cent, or null
 *     without any
 * @param medianDays half of these were answered within so many days, or null without any
 * @param slowDays nine of ten of these were answered within so many days, or null without any
 */
public record UnitLoad(
    String code,
    String name,
    boolean own,
    long open,
    long untaken,
    long overdue,
    Instant oldest,
    long answered,
    Integer inTime,
    Double medianDays,
    Double slowDays)
    implements Serializable {}
