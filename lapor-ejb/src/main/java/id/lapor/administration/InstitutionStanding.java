package id.lapor.administration;

import java.io.Serializable;

/**
 * What hangs on an institution: what has to be settled before it ends, and what ends with it.
 *
 * @param path its place in the tree
 * @param openHandoffs open hand-offs of its own, not of its units
 * @param people how many people serve it itself now
 * @param lastingUnit code of a unit directly below that would be left behind today, or null
 * @param ownQueue whether its hand-offs leave by a queue, its own or one of an institution above
 *     it; its people find them in the portal in any case
 * @param accounts how many accounts of its system are not revoked
 * @param keys how many keys of its system are valid now or later
 */
public record InstitutionStanding(
    String path,
    long openHandoffs,
    long people,
    String lastingUnit,
    boolean ownQueue,
    long accounts,
    long keys)
    implements Serializable {

  /** Whether nothing has to be settled first. */
  public boolean ready() {
    return openHandoffs == 0 && lastingUnit == null;
  }
}
