package id.lapor.demo;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.authz.RoleMapper;
import org.wildfly.security.authz.Roles;

/**
 * Lets demo reports be worked on by the demo officers: each use case sees the officer as its
 * caller, as if they had signed in, and its own checks decide what they may do.
 */
@ApplicationScoped
class DemoOfficers {

  static final String VERIFIER = "national-verifier";
  static final String ADMIN = "national-admin";

  private static final Map<String, String> ROLES =
      Map.of(
          "verifier", Role.NATIONAL_VERIFIER,
          "2", Role.NATIONAL_VERIFIER,
          "liaison", Role.LIAISON_OFFICER,
          "staff", Role.UNIT_STAFF,
          "approver", Role.APPROVER,
          "operator", Role.CHANNEL_OPERATOR);

  /** Does something as this demo account. */
  <T> T as(String account, Supplier<T> step) {
    return identity(account, role(account)).runAsSupplier(step);
  }

  /** Does something as the system's own timers and receivers do. */
  <T> T asSystem(Supplier<T> step) {
    return identity(Caller.SYSTEM, Role.SYSTEM).runAsSupplier(step);
  }

  private static String role(String account) {
    if (account.equals(ADMIN)) {
      return Role.NATIONAL_ADMIN;
    }
    String kind = account.substring(account.lastIndexOf('-') + 1);
    return ROLES.getOrDefault(kind, Role.INSTITUTION_ADMIN);
  }

  private static SecurityIdentity identity(String account, String role) {
    return SecurityDomain.getCurrent()
        .createAdHocIdentity(account)
        .withDefaultRoleMapper(RoleMapper.constant(Roles.fromSet(Set.of(role))));
  }
}
