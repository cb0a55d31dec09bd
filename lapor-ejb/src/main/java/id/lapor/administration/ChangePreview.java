package id.lapor.administration;

import id.lapor.handoff.OpenWork;
import id.lapor.identity.Accounts;
import id.lapor.identity.PeopleDesk;
import id.lapor.identity.Role;
import id.lapor.institution.Categories;
import id.lapor.institution.Institution;
import id.lapor.institution.InstitutionReach;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.outbox.Channels;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Tells administrators what an act would do to open work, before they do it. */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class ChangePreview {

  @Inject OpenWork work;
  @Inject Accounts accounts;
  @Inject PeopleDesk people;
  @Inject InstitutionReach reach;
  @Inject Institutions institutions;
  @Inject Categories categories;
  @Inject Channels channels;
  @Inject Clock clock;

  /**
   * What hangs on an institution.
   *
   * @throws NotFound when there is none in the caller's part of the tree
   */
  public InstitutionStanding institution(String code) {
    Institution institution = reach.require(code);
    LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.WIB);
    return new InstitutionStanding(
        work.atInstitution(institution.id()),
        accounts.serving(institution.id(), clock.instant()),
        institutions.lastingBelow(institution, today).orElse(null),
        channels.serving(institution.id()).institutionId().isPresent());
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
