package id.lapor.administration;

import id.lapor.handoff.OpenWork;
import id.lapor.identity.Caller;
import id.lapor.identity.PeopleDesk;
import id.lapor.identity.Role;
import id.lapor.institution.Categories;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Tells administrators what an act would do to open work, before they do it. */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class ChangePreview {

  @Inject OpenWork work;
  @Inject PeopleDesk people;
  @Inject Caller caller;
  @Inject InstitutionStandings standings;
  @Inject Categories categories;
  @Inject Clock clock;

  /**
   * What hangs on an institution.
   *
   * @throws NotFound when there is none in the caller's part of the tree
   */
  public InstitutionStanding institution(String code) {
    return standings
        .of(code, clock.instant())
        .filter(found -> caller.serves(found.path(), Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN))
        .orElseThrow(() -> new NotFound("No institution " + code));
  }

  /**
   * How many open hand-offs go back to everybody when an account is locked.
   *
   * @throws NotFound when there is no such account in the caller's reach
   */
  public long account(String user) {
    return work.heldBy(people.get(user).line().id());
  }

  /**
   * How many open hand-offs go back to everybody when one role of an account ends.
   *
   * @throws NotFound when there is no such account in the caller's reach
   */
  public long role(String user, long roleId) {
    return work.heldThrough(people.get(user).line().id(), roleId);
  }

  /**
   * How many open reports carry a category: they keep it when it ends.
   *
   * @throws NotFound when there is none
   */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public long category(String code) {
    return work.underCategory(categories.require(code).id());
  }
}
