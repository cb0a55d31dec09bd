package id.lapor.statistics;

import java.io.Serializable;

/**
 * The figures of the whole country for one month or year.
 *
 * @param all all reports; confidential and supervisory ones count where at least five of them stand
 *     in the same bucket in the same month
 * @param answer days to the first substantive answer, or null; open reports alone
 * @param completion days to completion, or null; open reports alone
 */
public record NationFigures(
    StatisticsPeriod period, StatusFigures all, TimeFigures answer, TimeFigures completion)
    implements Serializable {}
