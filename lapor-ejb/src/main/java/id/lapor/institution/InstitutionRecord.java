package id.lapor.institution;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * An institution as its administrators see it.
 *
 * @param view what everybody sees of it
 * @param validFrom its first day
 * @param validTo its last day, or null when no end is known
 * @param validity where it stands today
 * @param version rises with each change
 * @param above what it lies in, the root first, as far as the caller administers it
 * @param units one page of what lies directly below it, by name
 * @param changeable whether the caller may rename and end it
 * @param extendable whether the caller may add units below it today
 */
public record InstitutionRecord(
    InstitutionView view,
    LocalDate validFrom,
    LocalDate validTo,
    Validity validity,
    long version,
    List<InstitutionView> above,
    ReferencePage<InstitutionLine> units,
    boolean changeable,
    boolean extendable)
    implements Serializable {

  /** Whether it has an end that can still be undone. */
  public boolean ending() {
    return validity != Validity.ENDED && validTo != null;
  }

  /** Whether an end can be set. */
  public boolean endable() {
    return changeable && validity != Validity.ENDED;
  }

  /** Whether the end that it has can be undone. */
  public boolean undoable() {
    return changeable && ending();
  }
}
