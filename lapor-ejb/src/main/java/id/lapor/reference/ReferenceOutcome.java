package id.lapor.reference;

import id.lapor.identity.ActivationCode;
import java.io.Serializable;
import java.util.List;

/**
 * What became of a file, or would become of it.
 *
 * @param state whether it went in
 * @param created lines that name something new
 * @param changed lines that change something
 * @param unchanged lines that say what is known already
 * @param refused lines that cannot go in; when there is one, nothing went in
 * @param lines what is wrong with them, at most 1,000, by line
 * @param ignored columns that were passed over
 * @param digest SHA-256 of the file as it is unpacked
 * @param activations codes for the first passwords of new accounts, told this once
 */
public record ReferenceOutcome(
    State state,
    long created,
    long changed,
    long unchanged,
    long refused,
    List<RefusedLine> lines,
    List<String> ignored,
    String digest,
    List<ActivationCode> activations)
    implements Serializable {

  /** The same with the codes that were issued. */
  ReferenceOutcome with(List<ActivationCode> issued) {
    return new ReferenceOutcome(
        state, created, changed, unchanged, refused, lines, ignored, digest, issued);
  }

  /** Whether a file went in. */
  public enum State {
    /** It was only looked at, as was asked for. */
    CHECKED,
    /** All of it went in. */
    COMMITTED,
    /** Nothing of it went in, because of the lines that are refused. */
    REFUSED
  }
}
