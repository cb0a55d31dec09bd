package id.lapor.report;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** In whose name the caller acts, for the record. */
@ApplicationScoped
public class Actors {

  @Inject Caller caller;
  @Inject Institutions institutions;

  /** The caller in the first of these roles held for the institution, or nationally. */
  public Optional<Actor> serving(Institution institution, String... roles) {
    for (String role : roles) {
      List<Scope> scopes = caller.scopes(role);
      for (Scope scope : scopes) {
        if (scope.covers(institution.path())) {
          Institution served =
              scope.isNational() ? null : institutions.requireById(scope.institutionId());
          return Optional.of(new Actor(caller.account(), role, served));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The caller as verifier of this report: nationally, or as administrator of the institution that
   * it named.
   *
   * @throws NotFound when it is none of theirs, as if it did not exist
   */
  public Actor verifierOf(Report report) {
    return any(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN)
        .or(
            () ->
                report.namedInstitution().flatMap(named -> serving(named, Role.INSTITUTION_ADMIN)))
        .orElseThrow(() -> new NotFound("There is no such report"));
  }

  /** The caller in any of these roles, with the institution it is held for. */
  public Optional<Actor> any(String... roles) {
    for (String role : roles) {
      for (Scope scope : caller.scopes(role)) {
        Institution served =
            scope.isNational() ? null : institutions.requireById(scope.institutionId());
        return Optional.of(new Actor(caller.account(), role, served));
      }
    }
    return Optional.empty();
  }
}
