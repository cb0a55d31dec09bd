package id.lapor.handoff;

import id.lapor.handoff.LoadBoardView.Crumb;
import id.lapor.handoff.LoadBoardView.Quiet;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Shows those who answer for the work of others how it stands: what is open, what is late, and how
 * fast it was answered. It counts hand-offs and names neither reports nor people.
 */
@Stateless
public class LoadBoard {

  private static final String[] SUPERVISING = {
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.AUDITOR,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER
  };

  @Inject UnitLoads loads;
  @Inject Institutions institutions;
  @Inject Caller caller;
  @Inject Clock clock;

  /**
   * The units below an institution.
   *
   * @param code of an institution within the caller's scope; null for the top of it: the whole
   *     country, or the first institution that the caller serves
   * @throws NotFound when the institution lies outside the scope, as if it did not exist
   */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.AUDITOR,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER
  })
  public LoadBoardView of(String code) {
    Institution top = code == null || code.isBlank() ? highest() : served(code);
    UnitLoads.Found found = loads.below(top, clock.instant());
    List<UnitLoad> lines = found.units();
    boolean more = lines.size() > LoadBoardView.MOST;
    return new LoadBoardView(
        top == null ? null : top.code(),
        top == null ? null : top.name(),
        above(top),
        found.total(),
        more ? lines.subList(0, LoadBoardView.MOST) : lines,
        more,
        lines.isEmpty() ? quiet(top) : null,
        found.countedAt());
  }

  private Institution highest() {
    return everywhere()
        ? null
        : caller.scopes(SUPERVISING).stream()
            .findFirst()
            .map(scope -> institutions.requireById(scope.institutionId()))
            .orElseThrow(() -> new NotFound("Nothing to look at"));
  }

  private boolean everywhere() {
    return caller.scopes(SUPERVISING).stream().anyMatch(Scope::isNational);
  }

  private Institution served(String code) {
    return institutions
        .find(code)
        .filter(found -> caller.serves(found.path(), SUPERVISING))
        .orElseThrow(() -> new NotFound("No institution " + code));
  }

  private List<Crumb> above(Institution top) {
    List<Crumb> crumbs = new ArrayList<>();
    if (top == null) {
      return crumbs;
    }
    if (everywhere()) {
      crumbs.add(new Crumb(null, null));
    }
    List<Long> ids =
        Arrays.stream(top.path().split("/"))
            .filter(id -> !id.isEmpty())
            .map(Long::valueOf)
            .filter(id -> !id.equals(top.id()))
            .toList();
    Map<Long, Institution> found = institutions.byIds(ids);
    ids.stream()
        .map(found::get)
        .filter(parent -> caller.serves(parent.path(), SUPERVISING))
        .forEach(parent -> crumbs.add(new Crumb(parent.code(), parent.name())));
    return crumbs;
  }

  private Quiet quiet(Institution top) {
    return loads.ever(top) ? Quiet.DONE : Quiet.NEVER;
  }
}
