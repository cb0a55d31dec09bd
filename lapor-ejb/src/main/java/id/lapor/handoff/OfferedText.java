package id.lapor.handoff;

import java.io.Serializable;
import java.util.List;

/**
 * A standard text that fits an answer, filled with what is known of the report.
 *
 * @param text with the places that nothing is known for still open
 * @param open the names of those places
 */
public record OfferedText(long id, String title, String text, List<String> open)
    implements Serializable {}
