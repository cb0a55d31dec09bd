package id.lapor.bulk;

import java.io.Serializable;

/** How many lines of a job a rule refuses, or refused. */
public record BulkGroup(BulkItemState state, String rule, int count) implements Serializable {}
