package id.lapor.reference;

import java.io.Serializable;
import java.util.List;

/**
 * What became of a file, with who waits for a code.
 *
 * @param users who has no password yet and was made by the file, or is named by it where that was
 *     asked for; empty when nothing went in
 */
record TakenFile(ReferenceOutcome outcome, List<String> users) implements Serializable {}
