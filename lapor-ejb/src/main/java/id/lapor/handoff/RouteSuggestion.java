package id.lapor.handoff;

import id.lapor.institution.InstitutionView;
import java.io.Serializable;

/**
 * An institution that a report may belong to, and why it is suggested.
 *
 * @param times how often that was so lately, for {@link Reason#COMPETENT}
 */
public record RouteSuggestion(InstitutionView institution, Reason reason, int times)
    implements Serializable {

  /** Why an institution is suggested. */
  public enum Reason {
    /** The reporter named it. */
    NAMED,
    /** It led similar reports lately: the same category, and the same region where known. */
    COMPETENT,
    /** The same officer handed something to it lately. */
    RECENT
  }
}
