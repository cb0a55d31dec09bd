package id.lapor.bulk;

import java.io.Serializable;

/**
 * What became of one line of a job.
 *
 * @param position its place among the lines
 * @param rule the rule that refused it or made it impossible, or null
 */
public record BulkItemView(int position, String trackingId, BulkItemState state, String rule)
    implements Serializable {}
