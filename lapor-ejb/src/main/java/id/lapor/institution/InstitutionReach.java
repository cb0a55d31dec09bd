package id.lapor.institution;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Which institutions an administrator sees and changes: the national one all, that of an
 * institution sees the own one and what lies below, and changes what lies below. What lies outside
 * looks as if it did not exist.
 */
@ApplicationScoped
public class InstitutionReach {

  @Inject Institutions institutions;
  @Inject Caller caller;

  /** The parts of the tree that the caller administers. */
  List<Scope> scopes() {
    return caller.scopes(Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN);
  }

  /** Whether the caller administers the whole tree. */
  boolean everywhere() {
    return scopes().stream().anyMatch(Scope::isNational);
  }

  /**
   * The institution with this code, if the caller administers it or one above it.
   *
   * @throws NotFound otherwise
   */
  public Institution require(String code) {
    return institutions
        .find(code)
        .filter(this::covers)
        .orElseThrow(() -> new NotFound("No institution " + code));
  }

  /**
   * The institution with this code, if the caller may change it.
   *
   * @throws NotFound otherwise
   */
  public Institution requireChangeable(String code) {
    Institution found = require(code);
    if (!changeable(found)) {
      throw new NotFound("No institution " + code + " to be changed");
    }
    return found;
  }

  /** Whether the caller administers it or one above it. */
  boolean covers(Institution institution) {
    return caller.serves(institution.path(), Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN);
  }

  /** Whether the caller may rename and end it: nobody ends what they serve themselves. */
  boolean changeable(Institution institution) {
    return scopes().stream()
        .anyMatch(
            scope ->
                scope.isNational()
                    || scope.covers(institution.path())
                        && !scope.path().equals(institution.path()));
  }
}
