package id.lapor.statistics;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What happened on one day in WIB.
 *
 * @param received reports that came in
 * @param answered reports that got their first substantive answer
 * @param completed reports that were completed and have not been reopened since
 */
public record DayFigures(LocalDate day, int received, int answered, int completed)
    implements Serializable {}
