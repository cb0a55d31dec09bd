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
import java.util.stream.Stream;

/** In whose name the caller acts, for the record. */
@ApplicationScoped
public class Actors {

  @Inject Caller caller;
  @Inject Institutions institutions;

  /** The caller in the first of these roles held for the institution, or nationally. */
  public Optional<Actor> serving(Institution institution, String... roles) {
    return in(roles).filter(scope -> scope.covers(institution.path())).findFirst().map(this::actor);
  }

  /**
   * The caller as verifier of this report: nationally, or as administrator of the institution that
   * verifies it.
   *
   * @throws NotFound when it is none of theirs, as if it did not exist
   */
  public Actor verifierOf(Report report) {
    return any(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN)
        .or(
            () ->
                report
                    .verifyingInstitution()
                    .flatMap(named -> serving(named, Role.INSTITUTION_ADMIN)))
        .orElseThrow(() -> new NotFound("There is no such report"));
  }

  /** The caller in any of these roles, with the institution it is held for. */
  public Optional<Actor> any(String... roles) {
    return in(roles).findFirst().map(this::actor);
  }

  /** What the caller holds of these roles, in the order of the roles. The caller is asked once. */
  private Stream<Scope> in(String... roles) {
    List<Scope> held = caller.scopes();
    return Stream.of(roles).flatMap(role -> held.stream().filter(s -> s.role().equals(role)));
  }

  private Actor actor(Scope scope) {
    Institution served =
        scope.isNational() ? null : institutions.requireById(scope.institutionId());
    return new Actor(caller.account(), scope.role(), served);
  }
}
