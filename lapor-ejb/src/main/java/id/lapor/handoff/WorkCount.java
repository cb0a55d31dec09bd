package id.lapor.handoff;

import java.io.Serializable;

/**
 * How much waits in each list; counting stops at {@link #MOST}.
 *
 * @param toVerify reports that wait for verification
 * @param myUnit open hand-offs of the caller's units
 * @param overdue limits that have passed and are still owed
 * @param returned reports without a lead
 */
public record WorkCount(int toVerify, int myUnit, int overdue, int returned)
    implements Serializable {

  /** A count of so many means that many or more. */
  public static final int MOST = 1_000;
}
