package id.lapor.identity;

/**
 * An administrator did something to an account.
 *
 * @param act what was done
 * @param user whose account it is
 * @param institution code of the institution that a role is held for, or null
 * @param detail the role with its end, or null
 */
public record AccountChanged(Act act, String user, String institution, String detail) {

  /** What can be done to an account. */
  public enum Act {
    /** It is new. */
    ADDED,
    /** It holds one more role. */
    ROLE_GIVEN,
    /** One of its roles ends. */
    ROLE_ENDED,
    /** Nobody signs in with it any more. */
    LOCKED,
    /** It can be signed in with again. */
    UNLOCKED,
    /** It needs a new password, and has a code to choose one with. */
    CODE_RENEWED
  }
}
