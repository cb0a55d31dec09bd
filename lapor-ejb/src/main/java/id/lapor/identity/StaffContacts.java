package id.lapor.identity;

import id.lapor.shared.EmailAddress;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where officers get mail about their work: set by themselves or by their administrators. */
@Stateless
public class StaffContacts {

  @Inject Accounts accounts;
  @Inject Caller caller;
  @Inject Event<AccountEmailSet> set;
  @Inject Clock clock;

  /** The address of whoever asks; empty when there is none. */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER,
    Role.APPROVER,
    Role.UNIT_STAFF,
    Role.CHANNEL_OPERATOR,
    Role.AUDITOR
  })
  public Optional<String> own() {
    return accounts.find(caller.account()).flatMap(Account::email);
  }

  /**
   * Sets the address of whoever asks.
   *
   * @param email one plain address, or null or blank for none
   * @throws RuleViolation {@code not-an-email}
   */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER,
    Role.APPROVER,
    Role.UNIT_STAFF,
    Role.CHANNEL_OPERATOR,
    Role.AUDITOR
  })
  public void setOwn(String email) {
    change(accounts.find(caller.account()).orElseThrow(StaffContacts::unknown), email);
  }

  /**
   * Sets the address of an account: a national administrator any, an institution's administrator
   * those that serve nothing outside the own part of the tree.
   *
   * @param email one plain address, or null or blank for none
   * @throws NotFound when there is no such account in the caller's reach
   * @throws RuleViolation {@code not-an-email}
   */
  @RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void set(String user, String email) {
    Account account =
        accounts.find(user).filter(this::isInReach).orElseThrow(StaffContacts::unknown);
    change(account, email);
  }

  private boolean isInReach(Account account) {
    if (caller.is(Role.NATIONAL_ADMIN)) {
      return true;
    }
    List<Scope> held = accounts.scopesOf(account.user(), clock.instant());
    return !held.isEmpty()
        && held.stream()
            .allMatch(
                scope ->
                    !scope.isNational() && caller.serves(scope.path(), Role.INSTITUTION_ADMIN));
  }

  private void change(Account account, String email) {
    String typed = email == null || email.isBlank() ? null : email.strip();
    if (typed != null && !EmailAddress.isPlain(typed)) {
      throw new RuleViolation("not-an-email", "email", "Not an e-mail address");
    }
    if (account.email().equals(Optional.ofNullable(typed))) {
      return;
    }
    account.reachAt(typed);
    set.fire(new AccountEmailSet(account.user(), account.id()));
  }

  private static NotFound unknown() {
    return new NotFound("There is no such account");
  }
}
