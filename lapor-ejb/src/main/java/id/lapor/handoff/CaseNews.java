package id.lapor.handoff;

import id.lapor.report.TimelineEntry;
import java.io.Serializable;
import java.util.List;

/**
 * What is new at a report that somebody has open.
 *
 * @param others who else has it open now
 * @param entries what happened since, the oldest first
 */
public record CaseNews(List<Onlooker> others, List<TimelineEntry> entries)
    implements Serializable {}
