package id.lapor.report;

import java.io.Serializable;

/**
 * Two reports to be looked at side by side.
 *
 * @param joined the one that is, or would be, part of the other
 * @param master the one that goes on for both
 */
public record MergeComparison(ReportFile joined, ReportFile master) implements Serializable {}
