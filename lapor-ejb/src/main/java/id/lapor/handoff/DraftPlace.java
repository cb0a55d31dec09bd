package id.lapor.handoff;

import java.io.Serializable;

/**
 * The form that a draft was typed into.
 *
 * @param report tracking id
 * @param action what is being decided
 * @param handoff id of the hand-off it is about, or empty
 * @param answer id of the answer it is about, or empty
 */
public record DraftPlace(String report, CaseAction action, String handoff, String answer)
    implements Serializable {

  /** Turns what an address leaves out into nothing. */
  public DraftPlace {
    handoff = handoff == null ? "" : handoff;
    answer = answer == null ? "" : answer;
  }
}
