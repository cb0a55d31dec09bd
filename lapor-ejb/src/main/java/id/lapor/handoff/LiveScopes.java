package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who of those with an open page may know of a change: whoever {@link CaseScope} lets see the
 * report. It decides for many people at once and without the caller, so it is written apart.
 */
final class LiveScopes {

  private static final Set<String> HANDLING = Set.of(CaseScope.HANDLING);
  private static final Set<String> RESTRICTED = Set.of(CaseScope.RESTRICTED);
  private static final Set<String> NAMED = Set.of(Role.INSTITUTION_ADMIN);
  private static final Set<String> ENTERING = Set.of(Role.CHANNEL_OPERATOR, Role.INSTITUTION_ADMIN);

  private final Map<String, List<Scope>> held;

  /**
   * The roles held now.
   *
   * @param held by account
   */
  LiveScopes(Map<String, List<Scope>> held) {
    this.held = held;
  }

  /** Whether the account has any role left. */
  boolean counts(String account) {
    return held.containsKey(account);
  }

  boolean sees(String account, LiveChange change) {
    List<Scope> scopes = held.getOrDefault(account, List.of());
    if (scopes.stream().anyMatch(scope -> Role.NATIONAL.contains(scope.role()))) {
      return true;
    }
    Set<String> working = change.supervisory() ? RESTRICTED : HANDLING;
    boolean holds = change.holders().stream().anyMatch(path -> serves(scopes, working, path));
    return holds
        || !change.supervisory()
            && (serves(scopes, NAMED, change.named())
                || serves(scopes, ENTERING, change.entering()));
  }

  private static boolean serves(List<Scope> scopes, Set<String> roles, String path) {
    return path != null
        && scopes.stream()
            .anyMatch(
                scope -> !scope.isNational() && roles.contains(scope.role()) && scope.covers(path));
  }
}
