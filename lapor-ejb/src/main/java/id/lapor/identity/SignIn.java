package id.lapor.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How staff prove who they are: by password, then by session (portal) or bearer token (API).
 *
 * <p>Password checks run outside any transaction, so that their deliberate slowness holds no
 * database connection. Wrong user name and wrong password look the same from outside and take the
 * same time.
 */
@Stateless
public class SignIn {

  @Inject Accounts accounts;
  @Inject Tokens tokens;
  @Inject Caller caller;
  @Inject AttemptJournal attempts;
  @Inject ClientSource source;
  @Inject Keys keys;
  @Inject Clock clock;

  /**
   * Checks user name and password; empty when they do not belong together.
   *
   * @throws TooManyAttempts when this user name or this source has failed too often
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<SignedIn> check(String user, String password) {
    return prove(user, password).map(account -> signedIn(account, clock.instant()));
  }

  /**
   * Issues a bearer token for 12 hours; empty when user name and password do not belong together.
   *
   * @throws TooManyAttempts when this user name or this source has failed too often
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Token> issue(String user, String password) {
    return prove(user, password).map(account -> tokens.issue(account, clock.instant()));
  }

  /** Who holds this bearer token; empty when it is unknown, expired or revoked. */
  @PermitAll
  public Optional<SignedIn> withToken(String token) {
    Instant now = clock.instant();
    return tokens.holderOf(token, now).map(holder -> signedIn(holder.user(), holder.title(), now));
  }

  /**
   * A user who signed in before, with the roles of now; empty when the account was locked or lost
   * its password since.
   *
   * @param begun when they signed in
   */
  @PermitAll
  public Optional<SignedIn> resume(String user, Instant begun) {
    return accounts
        .known(user, clock.instant(), begun)
        .map(known -> signedIn(known.user(), known.title(), known.held()));
  }

  /** Ends a bearer token at once. */
  @PermitAll
  public void revoke(String token) {
    tokens.revoke(token, clock.instant());
  }

  private Optional<Account> prove(String user, String password) {
    Instant now = clock.instant();
    String userHash = keys.hash("user", Account.normal(user));
    attempts
        .waitForSignIn(userHash, source.hash(), now)
        .ifPresent(
            wait -> {
              throw TooManyAttempts.waiting(wait);
            });
    Optional<Account> account = accounts.find(user);
    String stored = account.map(Account::passwordHash).orElse(null);
    boolean right =
        Passwords.matches(password == null ? "" : password, stored)
            && account.map(Account::isActive).orElse(false);
    attempts.recordSignIn(userHash, source.hash(), now, right);
    return right ? account : Optional.empty();
  }

  private SignedIn signedIn(Account account, Instant now) {
    return signedIn(account.user(), account.title(), now);
  }

  private SignedIn signedIn(String user, String title, Instant now) {
    return signedIn(user, title, accounts.heldBy(user, now));
  }

  private SignedIn signedIn(String user, String title, List<Accounts.Held> all) {
    TreeSet<String> roles = new TreeSet<>();
    TreeSet<String> institutions = new TreeSet<>();
    caller.recognised(user, all.stream().map(Accounts.Held::scope).toList());
    for (Accounts.Held held : all) {
      roles.add(held.scope().role());
      if (held.institution() != null) {
        institutions.add(held.institution());
      }
    }
    return new SignedIn(user, title, roles, List.copyOf(institutions));
  }
}
