package id.lapor.identity;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** A caller who changes in the course of a test, as the container's does. */
public final class GivenCaller extends Caller {

  private Caller now = Caller.of(ANONYMOUS);

  /** From now on this person calls, with these roles. */
  public void becomes(String account, Scope... scopes) {
    now = Caller.of(account, scopes);
  }

  /** Steps on somebody's behalf, with the roles that the database has for them at that moment. */
  public Behalf behalf(EntityManager em, Clock time) {
    Accounts known = GivenAccounts.accounts(em);
    return new Behalf() {
      @Override
      public <T> T of(String account, Supplier<T> step) {
        Caller before = now;
        becomes(account, known.scopesOf(account, time.instant()).toArray(Scope[]::new));
        try {
          return step.get();
        } finally {
          now = before;
        }
      }
    };
  }

  @Override
  public String account() {
    return now.account();
  }

  @Override
  public List<Scope> scopes() {
    return now.scopes();
  }
}
