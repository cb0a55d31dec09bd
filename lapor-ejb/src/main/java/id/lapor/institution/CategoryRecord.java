package id.lapor.institution;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A category as its administrators see it.
 *
 * @param view what everybody sees of it
 * @param depth 1 for a topic, 2 for a sub-topic, 3 for a detail
 * @param validFrom its first day
 * @param validTo its last day, or null when no end is known
 * @param validity where it stands today
 * @param version rises with each change
 */
public record CategoryRecord(
    CategoryView view,
    int depth,
    LocalDate validFrom,
    LocalDate validTo,
    Validity validity,
    long version)
    implements Serializable {

  /** Whether something may lie below it. */
  public boolean extendable() {
    return depth < Category.MAX_DEPTH && validity != Validity.ENDED;
  }

  /** Whether an end can be set. */
  public boolean endable() {
    return validity != Validity.ENDED;
  }

  /** Whether it has an end that can still be undone. */
  public boolean undoable() {
    return endable() && validTo != null;
  }
}
