package id.lapor.handoff;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What a search found.
 *
 * @param items the newest first
 * @param next where it goes on, or null at the end
 * @param back how far back it has looked when it stopped before the page was full, or null
 */
public record StaffFinds(List<StaffFind> items, String next, Instant back)
    implements Serializable {}
