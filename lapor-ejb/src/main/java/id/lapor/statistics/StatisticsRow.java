package id.lapor.statistics;

import java.io.Serializable;

/**
 * The figures of one institution, topic or province.
 *
 * @param code its code; empty for reports that have none (yet)
 * @param open reports that are neither confidential nor supervisory
 * @param confidential how many confidential ones came in beside, counting months with at least five
 *     of them; null when there was no such month
 * @param answer days from passing on to the first substantive answer, of answers in the period
 * @param completion days from passing on to completion, of completions in the period
 */
public record StatisticsRow(
    String code,
    String name,
    String nameEn,
    StatusFigures open,
    Integer confidential,
    TimeFigures answer,
    TimeFigures completion)
    implements Serializable {}
