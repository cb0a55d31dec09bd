package id.lapor.identity;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How staff whose account was imported choose their first password, with the code that they were
 * given. A wrong code counts as a wrong sign-in, and looks the same whatever is wrong with it.
 */
@Stateless
public class Activation {

  /** Shortest password, in characters. */
  public static final int SHORTEST = FirstAccounts.SHORTEST_PASSWORD;

  @Inject ActivationCodes codes;
  @Inject AttemptJournal attempts;
  @Inject ClientSource source;
  @Inject Keys keys;
  @Inject Clock clock;

  /**
   * Chooses the first password; false when user name and code do not belong together, or the code
   * was used or has ended.
   *
   * @throws RuleViolation {@code too-short} or {@code too-long} for the password
   * @throws TooManyAttempts when this user name or this source has failed too often
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean choose(String user, String code, String password) {
    check(password == null ? "" : password);
    Instant now = clock.instant();
    String userHash = keys.hash("user", Account.normal(user));
    attempts
        .waitForSignIn(userHash, source.hash(), now)
        .ifPresent(
            wait -> {
              throw TooManyAttempts.waiting(wait);
            });
    Optional<AccessCode> typed = AccessCode.parse(code);
    String hash = Passwords.hash(password);
    boolean right = typed.isPresent() && codes.redeem(user, typed.get(), hash, now);
    attempts.recordSignIn(userHash, source.hash(), now, right);
    return right;
  }

  private static void check(String password) {
    if (password.length() < SHORTEST) {
      throw new RuleViolation(
          List.of(
              new FieldError(
                  "newPassword", "too-short", "At least " + SHORTEST + " characters", SHORTEST)));
    }
    if (password.length() > Passwords.LONGEST) {
      int longest = Passwords.LONGEST;
      throw new RuleViolation(
          List.of(new FieldError("newPassword", "too-long", "At most " + longest, longest)));
    }
  }
}
