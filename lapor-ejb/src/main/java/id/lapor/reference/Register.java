package id.lapor.reference;

import id.lapor.shared.RuleViolation.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One kind of reference data: what its files look like, and by which statements whole files are
 * checked and written.
 *
 * <p>The lines stand in the table {@code staged}, a column of text for each column of the file and
 * {@code fit} where nothing is wrong with the line by itself; a column that the file does not have
 * is null, an empty cell is empty. {@link #prepare} makes of them the table {@code wanted}: the
 * values that shall be, with {@code is_new} and {@code is_changed}.
 */
abstract class Register {

  /** Longest chain of codes that a message shows. */
  static final int SHOWN = 12;

  /** The columns that files of this kind may have. */
  abstract List<Column> columns();

  /** Columns of official files that say nothing we keep. */
  Set<String> ignored() {
    return Set.of();
  }

  /** What {@link #complete} adds to the cells. */
  List<String> added() {
    return List.of();
  }

  /** The columns that no two lines may have in common. */
  List<String> key() {
    return List.of("code");
  }

  /** Brings the cells to the form in which they are compared, and says what is wrong with them. */
  void complete(Map<String, String> cells, Consumer<FieldError> wrong) {
    // Most kinds need nothing.
  }

  /** Statements that make {@code wanted} of {@code staged}. */
  abstract List<String> prepare();

  /**
   * Queries for the lines that cannot go in: line, column, rule, and what the rule's text needs.
   */
  abstract List<String> checks();

  /** What no single query finds. */
  void check(Staging staging, Findings findings) {
    // Trees have cycles to look for.
  }

  /**
   * A statement that goes over {@code wanted} part by part, by its column {@code place}, where all
   * of it at once would be too much for one statement; null where it is not.
   */
  String chunk() {
    return null;
  }

  /** Statements that bring the database to what is wanted, after {@link #chunk}. */
  abstract List<String> writes();
}
