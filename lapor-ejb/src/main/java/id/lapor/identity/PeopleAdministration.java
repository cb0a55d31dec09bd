package id.lapor.identity;

import id.lapor.identity.AccountChanged.Act;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How members of staff get accounts and roles, and lose them. A national administrator does so for
 * everybody, that of an institution in the own part of the tree and with roles of institutions
 * alone. Nobody raises the own account, and somebody always remains who can administer the country.
 */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class PeopleAdministration {

  /** Days of roles begin and end in Jakarta, as in files of people. */
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Accounts accounts;
  @Inject People people;
  @Inject PeopleReach reach;
  @Inject ActivationCodes codes;
  @Inject Tokens tokens;
  @Inject Event<AccountChanged> changed;
  @Inject Clock clock;

  /**
   * Makes an account with its first role.
   *
   * @return the code for the first password, told this once
   * @throws RuleViolation with every field that breaks a rule, or {@code user-taken}
   */
  public ActivationCode add(NewPerson wanted) {
    List<FieldError> errors = new ArrayList<>();
    String user = Account.normal(wanted.user());
    String title = wanted.title() == null ? "" : wanted.title().strip();
    if (!Account.USER.matcher(user).matches()) {
      errors.add(new FieldError("user", "user-name", "2 to 60 of a-z, 0-9 and . _ @ -"));
    }
    if (title.isEmpty()) {
      errors.add(new FieldError("title", "required", "This field is required"));
    } else if (title.length() > Account.TITLE_LENGTH) {
      int most = Account.TITLE_LENGTH;
      errors.add(new FieldError("title", "too-long", "At most " + most + " characters", most));
    } else if (title.chars().anyMatch(Character::isISOControl)) {
      errors.add(new FieldError("title", "not-text", "Control characters are not allowed"));
    }
    Long institution = institutionOf(wanted.role(), errors);
    if (errors.isEmpty() && accounts.find(user).isPresent()) {
      errors.add(new FieldError("user", "user-taken", "There is an account " + user));
    }
    if (!errors.isEmpty()) {
      throw new RuleViolation(errors);
    }
    Instant now = clock.instant();
    Account account = new Account(user, title, codes.noPassword(), false, now);
    accounts.add(account);
    em.flush();
    changed.fire(new AccountChanged(Act.ADDED, user, wanted.role().institution(), title));
    give(account, wanted.role(), institution);
    return codes.issue(List.of(user), now).get(0);
  }

  /**
   * Gives a role, from now on, no longer than its institution exists.
   *
   * @param version of the account that was looked at
   * @throws NotFound when there is no such account in the caller's reach
   * @throws RuleViolation with every field that breaks a rule, {@code own-account}, {@code
   *     role-held} or {@code stale-version}
   */
  public void give(String user, long version, NewRole wanted) {
    Account account = changeable(user, version);
    refuseOwn(account);
    List<FieldError> errors = new ArrayList<>();
    Long institution = institutionOf(wanted, errors);
    if (errors.isEmpty() && holds(account, wanted)) {
      errors.add(new FieldError("role", "role-held", "Held already"));
    }
    if (!errors.isEmpty()) {
      throw new RuleViolation(errors);
    }
    give(account, wanted, institution);
  }

  /**
   * Ends a role at once, or with a day.
   *
   * @param lastDay today or later in WIB, or null for at once
   * @throws NotFound when there is no such role in the caller's reach
   * @throws RuleViolation {@code in-the-past}, {@code already-ended}, {@code last-administrator} or
   *     {@code stale-version}
   */
  public void endRole(String user, long version, long roleId, LocalDate lastDay) {
    Account account = changeable(user, version);
    Instant now = clock.instant();
    HeldRole held =
        people.rolesOf(List.of(account.id()), now).stream()
            .map(People.Owned::role)
            .filter(role -> role.id() == roleId && reach.covers(role.path()))
            .findFirst()
            .orElseThrow(() -> new NotFound("There is no such role"));
    Instant end = lastDay == null ? now : endOf(lastDay);
    if (end.isBefore(now)) {
      throw new RuleViolation("in-the-past", "until", "The last day is today or later");
    }
    if (held.role().equals(Role.NATIONAL_ADMIN) && !people.anotherAdministrator(account.id())) {
      throw lastAdministrator();
    }
    people.role(roleId).orElseThrow(PeopleReach::unknown).endAt(end, now);
    account.rolesChanged(now);
    String day = lastDay == null ? "" : " " + lastDay;
    changed.fire(
        new AccountChanged(Act.ROLE_ENDED, account.user(), held.institution(), held.role() + day));
  }

  /**
   * Locks an account: nobody signs in with it, its sessions and tokens end at once.
   *
   * @throws RuleViolation {@code own-account}, {@code last-administrator} or {@code stale-version}
   */
  public void lock(String user, long version) {
    Account account = entire(user, version);
    refuseOwn(account);
    refuseLast(account);
    if (account.isActive()) {
      account.lock(clock.instant());
      tokens.revokeAll(account, clock.instant());
      changed.fire(new AccountChanged(Act.LOCKED, account.user(), null, null));
    }
  }

  /**
   * Unlocks an account; whoever knows the password signs in again.
   *
   * @throws RuleViolation {@code own-account} or {@code stale-version}
   */
  public void unlock(String user, long version) {
    Account account = entire(user, version);
    refuseOwn(account);
    if (!account.isActive()) {
      account.unlock();
      changed.fire(new AccountChanged(Act.UNLOCKED, account.user(), null, null));
    }
  }

  /**
   * Gives whoever has lost the password, or never chose one, a new code; a password that was there
   * counts no more, and what was begun with it ends.
   *
   * @return the code, told this once
   * @throws RuleViolation {@code own-account}, {@code last-administrator} or {@code stale-version}
   */
  public ActivationCode renewCode(String user, long version) {
    Account account = entire(user, version);
    refuseOwn(account);
    refuseLast(account);
    Instant now = clock.instant();
    account.forgetPassword(now);
    tokens.revokeAll(account, now);
    em.flush();
    changed.fire(new AccountChanged(Act.CODE_RENEWED, account.user(), null, null));
    return codes.issue(List.of(account.user()), now).get(0);
  }

  private void give(Account account, NewRole wanted, Long institution) {
    Instant now = clock.instant();
    Instant end = wanted.lastDay() == null ? null : endOf(wanted.lastDay());
    RoleAssignment role = new RoleAssignment(account.id(), wanted.role(), institution, now, end);
    if (institution != null) {
      people
          .institution(wanted.institution(), now)
          .map(People.Served::end)
          .ifPresent(role::endWithInstitution);
    }
    accounts.add(role);
    account.rolesChanged(now);
    String until = wanted.lastDay() == null ? "" : " " + wanted.lastDay();
    changed.fire(
        new AccountChanged(
            Act.ROLE_GIVEN, account.user(), wanted.institution(), wanted.role() + until));
  }

  /**
   * The institution that a role is wanted for; null for a national role or when errors are told.
   */
  private Long institutionOf(NewRole wanted, List<FieldError> errors) {
    if (wanted.lastDay() != null && endOf(wanted.lastDay()).isBefore(clock.instant())) {
      errors.add(new FieldError("until", "in-the-past", "The last day is today or later"));
    }
    boolean national = Role.NATIONAL.contains(String.valueOf(wanted.role()));
    if (!national && !Role.INSTITUTIONAL.contains(String.valueOf(wanted.role()))) {
      errors.add(new FieldError("role", "required", "This field is required"));
      return null;
    }
    if (national && !reach.everywhere()) {
      errors.add(new FieldError("role", "role-not-yours", "Not a role of an institution"));
      return null;
    }
    if (national) {
      if (wanted.institution() != null) {
        errors.add(new FieldError("institution", "role-is-national", "None for this role"));
      }
      return null;
    }
    if (wanted.institution() == null) {
      errors.add(new FieldError("institution", "role-needs-institution", "Needed for this role"));
      return null;
    }
    Long found =
        people
            .institution(wanted.institution(), clock.instant())
            .filter(served -> reach.covers(served.path()))
            .map(People.Served::id)
            .orElse(null);
    if (found == null) {
      errors.add(new FieldError("institution", "unknown-code", "There is no such code"));
    }
    return found;
  }

  private boolean holds(Account account, NewRole wanted) {
    return people.rolesOf(List.of(account.id()), clock.instant()).stream()
        .map(People.Owned::role)
        .anyMatch(
            role ->
                !role.over()
                    && role.role().equals(wanted.role())
                    && Objects.equals(role.institution(), wanted.institution()));
  }

  /** The account, as it was looked at. */
  private Account changeable(String user, long version) {
    Account account = reach.require(user);
    if (account.version() != version) {
      throw new RuleViolation(
          "stale-version",
          "Decided on version " + version + ", now " + account.version(),
          Map.of("version", Long.toString(account.version())));
    }
    return account;
  }

  /** The account, if all that it holds is in the caller's reach. */
  private Account entire(String user, long version) {
    Account account = changeable(user, version);
    if (!reach.whole(account)) {
      throw PeopleReach.unknown();
    }
    return account;
  }

  private void refuseOwn(Account account) {
    if (reach.own(account)) {
      throw new RuleViolation("own-account", "Nobody does this to the own account");
    }
  }

  private void refuseLast(Account account) {
    boolean administers =
        people.rolesOf(List.of(account.id()), clock.instant()).stream()
            .map(People.Owned::role)
            .anyMatch(role -> !role.over() && role.role().equals(Role.NATIONAL_ADMIN));
    if (administers && !people.anotherAdministrator(account.id())) {
      throw lastAdministrator();
    }
  }

  private static RuleViolation lastAdministrator() {
    return new RuleViolation("last-administrator", "Somebody must administer the country");
  }

  private static Instant endOf(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(WIB).toInstant();
  }
}
