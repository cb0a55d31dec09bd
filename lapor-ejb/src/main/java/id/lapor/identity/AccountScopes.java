package id.lapor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several accounts may see now, for work that is done for many people at once. */
@ApplicationScoped
public class AccountScopes {

  @Inject Accounts accounts;

  /** The roles held at an instant, by account; who holds none is missing. One statement. */
  public Map<String, List<Scope>> of(Set<String> users, Instant at) {
    return accounts.scopesOfAll(users, at);
  }
}
