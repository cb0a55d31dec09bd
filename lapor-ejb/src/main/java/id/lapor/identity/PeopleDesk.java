package id.lapor.identity;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows administrators the accounts that are theirs, and what they may do. */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class PeopleDesk {

  /** How many accounts a page has. */
  public static final int PAGE = 50;

  /** The longest text that is looked for. */
  static final int LONGEST_SEARCH = 100;

  @Inject Accounts accounts;
  @Inject People people;
  @Inject PeopleReach reach;
  @Inject Clock clock;

  /**
   * One page of accounts by user name, with the roles that they hold now.
   *
   * @param q words that stand in user name and function, or in the names of an institution served
   * @param at code of an institution that they serve, or one below it; null for any
   * @param cursor the {@code next} of the page before; null for the first page
   * @throws RuleViolation {@code too-long}
   */
  public PeoplePage list(String q, String at, String cursor) {
    if (q != null && q.length() > LONGEST_SEARCH) {
      throw new RuleViolation(
          List.of(
              new FieldError(
                  "q", "too-long", "At most " + LONGEST_SEARCH + " characters", LONGEST_SEARCH)));
    }
    Instant now = clock.instant();
    List<PersonLine> found = people.page(reach.scopes(), q, at, cursor, PAGE + 1, now);
    boolean more = found.size() > PAGE;
    List<PersonLine> items = more ? found.subList(0, PAGE) : found;
    Map<Long, List<HeldRole>> held =
        people.rolesOf(items.stream().map(PersonLine::id).toList(), now).stream()
            .filter(owned -> !owned.role().over())
            .collect(
                Collectors.groupingBy(
                    People.Owned::account,
                    Collectors.mapping(People.Owned::role, Collectors.toList())));
    return new PeoplePage(
        items.stream().map(one -> one.with(held.getOrDefault(one.id(), List.of()))).toList(),
        more ? items.get(PAGE - 1).user() : null);
  }

  /**
   * One account with every role that it holds or held.
   *
   * @throws NotFound when there is none in the caller's reach
   */
  public PersonRecord get(String user) {
    Instant now = clock.instant();
    Account account = reach.require(user);
    List<HeldRole> roles =
        people.rolesOf(List.of(account.id()), now).stream().map(People.Owned::role).toList();
    boolean whole =
        roles.stream().filter(role -> !role.over()).allMatch(role -> reach.covers(role.path()));
    List<HeldRole> shown = roles.stream().map(this::marked).toList();
    PersonLine line =
        new PersonLine(
            account.id(),
            account.user(),
            account.title(),
            account.isActive(),
            !account.hasPassword(),
            shown);
    return new PersonRecord(
        line,
        account.version(),
        account.hasPassword() ? null : people.codeUntil(account, now).orElse(null),
        reach.own(account),
        whole);
  }

  /** The roles that the caller may give. */
  public Set<String> givable() {
    Set<String> roles = new TreeSet<>(Role.INSTITUTIONAL);
    if (reach.everywhere()) {
      roles.addAll(Role.NATIONAL);
    }
    return roles;
  }

  /** What lies outside the caller's part of the tree cannot be ended by the caller. */
  private HeldRole marked(HeldRole role) {
    boolean endable = !role.over() && reach.covers(role.path());
    return new HeldRole(
        role.id(),
        role.role(),
        role.institution(),
        role.institutionName(),
        role.path(),
        role.from(),
        role.until(),
        role.over(),
        endable);
  }
}
