package id.lapor.institution;

/**
 * Something was done to the tree of categories.
 *
 * @param act what was done
 * @param code of the category
 * @param parent code of what it belongs to now, or null for a topic
 * @param detail what was before and what is now, or null
 */
public record CategoryChanged(Act act, String code, String parent, String detail) {

  /** What can be done to a category. */
  public enum Act {
    /** It is new. */
    ADDED,
    /** It bears other names. */
    RENAMED,
    /** It belongs to something else. */
    MOVED,
    /** It has a last day. */
    ENDED,
    /** It has no last day any more. */
    END_UNDONE
  }
}
