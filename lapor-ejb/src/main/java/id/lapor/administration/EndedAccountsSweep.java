package id.lapor.administration;

import id.lapor.identity.Role;
import id.lapor.watch.Runs;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks every ten seconds for accounts whose channel has ended; any node may do it. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EndedAccountsSweep {

  @Inject EndedAccounts accounts;

  @Schedule(hour = "*", minute = "*", second = "7/10", persistent = false)
  void sweep() {
    Runs.again("ended-accounts", run -> run.done(accounts.revoke()));
  }
}
