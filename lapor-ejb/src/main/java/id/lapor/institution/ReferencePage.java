package id.lapor.institution;

import java.io.Serializable;
import java.util.List;

/**
 * One page of a list of reference data.
 *
 * @param items at most as many as were asked for, ordered by code
 * @param next the cursor of the next page, null on the last one
 * @param <T> the view of one item
 */
public record ReferencePage<T>(List<T> items, String next) implements Serializable {}
