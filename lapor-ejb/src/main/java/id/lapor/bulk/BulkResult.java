package id.lapor.bulk;

import id.lapor.report.Slice;
import java.io.Serializable;

/** A job with some of its lines. */
public record BulkResult(BulkJobView job, Slice<BulkItemView> lines) implements Serializable {}
