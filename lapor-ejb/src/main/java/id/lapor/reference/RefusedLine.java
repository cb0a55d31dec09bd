package id.lapor.reference;

import id.lapor.shared.RuleViolation.FieldError;
import java.io.Serializable;

/**
 * A line of a file that cannot go in.
 *
 * @param line its number in the file; the header is line 1
 * @param error the column and the rule that it breaks
 */
public record RefusedLine(int line, FieldError error) implements Serializable {}
