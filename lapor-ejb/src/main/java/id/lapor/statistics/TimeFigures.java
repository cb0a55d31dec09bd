package id.lapor.statistics;

import java.io.Serializable;

/**
 * How many working days something took. Day 0 is the day on which the report was passed on.
 *
 * @param reports of how many reports
 * @param mean the mean, in which more than 366 days count as 366
 * @param median the least number of days within which half of them were done
 * @param p90 the least number of days within which nine of ten were done
 */
public record TimeFigures(int reports, double mean, int median, int p90) implements Serializable {}
