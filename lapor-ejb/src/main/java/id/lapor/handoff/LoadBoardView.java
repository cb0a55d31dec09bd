package id.lapor.handoff;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * The board of those who answer for the work of others.
 *
 * @param code the institution whose units stand in the lines, null for the whole country
 * @param name its name, null for the whole country
 * @param above the institutions above it that the caller may look at, the highest first
 * @param total everything together
 * @param lines its units, those with most overdue first; at most {@link #MOST}
 * @param more whether there are further lines
 * @param quiet why there are no lines, or null when there are
 * @param countedAt when everything was counted; at most a minute ago
 */
public record LoadBoardView(
    String code,
    String name,
    List<Crumb> above,
    UnitLoad total,
    List<UnitLoad> lines,
    boolean more,
    Quiet quiet,
    Instant countedAt)
    implements Serializable {

  /** The most lines that are shown. */
  public static final int MOST = 100;

  /**
   * An institution above.
   *
   * @param code its code, null for the whole country
   * @param name its name, null for the whole country
   */
  public record Crumb(String code, String name) implements Serializable {}

  /** Why a board is empty. */
  public enum Quiet {
    /** Nothing was ever handed to the institution or a unit of it. */
    NEVER,
    /** Everything has been dealt with, and nothing was answered in the last thirty days. */
    DONE
  }
}
