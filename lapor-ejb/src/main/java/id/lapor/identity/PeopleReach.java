package id.lapor.identity;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Which accounts an administrator sees: the national one all, that of an institution those that
 * hold a role in the own part of the tree, or did and hold none any more. What lies outside looks
 * as if it did not exist.
 */
@ApplicationScoped
public class PeopleReach {

  @Inject Accounts accounts;
  @Inject People people;
  @Inject Caller caller;
  @Inject Clock clock;

  /** The parts of the tree in which the caller administers people. */
  List<Scope> scopes() {
    return caller.scopes(Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN);
  }

  /** Whether the caller administers everybody. */
  boolean everywhere() {
    return scopes().stream().anyMatch(Scope::isNational);
  }

  /**
   * The account of this user name, if the caller sees it.
   *
   * @throws NotFound otherwise
   */
  Account require(String user) {
    return accounts
        .find(user)
        .filter(account -> everywhere() || people.sees(scopes(), account.id(), clock.instant()))
        .orElseThrow(PeopleReach::unknown);
  }

  /** Whether all that the account holds now or will hold lies in the caller's part of the tree. */
  boolean whole(Account account) {
    return everywhere()
        || people.rolesOf(List.of(account.id()), clock.instant()).stream()
            .map(People.Owned::role)
            .filter(role -> !role.over())
            .allMatch(role -> covers(role.path()));
  }

  /** Whether an institution with this path lies in the caller's part of the tree. */
  boolean covers(String path) {
    return scopes().stream().anyMatch(scope -> scope.covers(path));
  }

  /** Whether the account is the caller's own. */
  boolean own(Account account) {
    return account.user().equals(caller.account());
  }

  static NotFound unknown() {
    return new NotFound("There is no such account");
  }
}
