package id.lapor.administration;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationJournal;
import id.lapor.audit.AdministrationView;
import id.lapor.identity.PeopleDesk;
import id.lapor.identity.Role;
import id.lapor.institution.Categories;
import id.lapor.institution.InstitutionReach;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What administrators did to one institution, account or category, the latest 20 acts. */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class ChangeHistory {

  @Inject AdministrationJournal journal;
  @Inject InstitutionReach reach;
  @Inject PeopleDesk people;
  @Inject Categories categories;

  /**
   * What was done to an institution.
   *
   * @throws NotFound when there is none in the caller's part of the tree
   */
  public List<AdministrationView> institution(String code) {
    return journal.of(reach.require(code).code(), acts("INSTITUTION_"));
  }

  /**
   * What was done to an account.
   *
   * @throws NotFound when there is none in the caller's reach
   */
  public List<AdministrationView> person(String user) {
    return journal.of(people.get(user).line().user(), acts("ACCOUNT_"));
  }

  /**
   * What was done to a category.
   *
   * @throws NotFound when there is none
   */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public List<AdministrationView> category(String code) {
    return journal.of(categories.require(code).code(), acts("CATEGORY_"));
  }

  private static Set<AdministrationAct> acts(String kind) {
    return Arrays.stream(AdministrationAct.values())
        .filter(act -> act.name().startsWith(kind))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AdministrationAct.class)));
  }
}
