package id.lapor.handoff;

import java.io.Serializable;

/**
 * Where somebody stands in a work list or among the reports that a search found, and what lies
 * before and behind.
 *
 * @param there whether the line itself is still in the list
 * @param position how many lines lie up to here, this one included; stops at {@link WorkCount#MOST}
 * @param total how many lines the list has; stops there too
 * @param more whether there may be lines behind those of which {@code total} tells
 * @param previous the line before, or null at the beginning
 * @param next the line behind, or null at the end
 */
public record WorkStep(
    boolean there, int position, int total, boolean more, Neighbour previous, Neighbour next)
    implements Serializable {

  /**
   * A line beside another one.
   *
   * @param key its place in the list
   * @param trackingId the report it is about
   */
  public record Neighbour(String key, String trackingId) implements Serializable {}
}
