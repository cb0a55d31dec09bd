package id.lapor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.authz.RoleMapper;
import org.wildfly.security.authz.Roles;

/**
 * Does what a member of staff ordered for later, as that person: use cases see them as the caller,
 * with the roles that they hold at that moment and no others. Whoever has lost account or role is
 * refused as if they asked themselves.
 */
@ApplicationScoped
public class Behalf {

  @Inject Accounts accounts;
  @Inject Caller caller;
  @Inject Clock clock;

  /**
   * Takes one step as this person. Only work of the system itself may ask for it.
   *
   * @param account user name of whoever ordered the step
   */
  public <T> T of(String account, Supplier<T> step) {
    if (!caller.is(Role.SYSTEM)) {
      throw new IllegalStateException("Only the system acts on somebody's behalf");
    }
    Set<String> roles =
        accounts.scopesOf(account, clock.instant()).stream()
            .map(Scope::role)
            .collect(Collectors.toSet());
    caller.forget();
    try {
      return SecurityDomain.getCurrent()
          .createAdHocIdentity(account)
          .withDefaultRoleMapper(RoleMapper.constant(Roles.fromSet(roles)))
          .runAsSupplier(step);
    } finally {
      caller.forget();
    }
  }
}
