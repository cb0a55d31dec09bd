package id.lapor.administration;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.identity.Role;
import id.lapor.institution.Institutions;
import id.lapor.outbox.QueueAccounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Revokes the accounts whose channel has ended, and writes that into the journal. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class EndedAccounts {

  @Inject Institutions institutions;
  @Inject QueueAccounts accounts;
  @Inject AdministrationObserver journal;

  /** One batch; how many they were. */
  public int revoke() {
    institutions.holdChanges();
    List<String> logins = accounts.revokeEnded();
    for (String login : logins) {
      String code = login.substring(0, login.lastIndexOf('.'));
      journal.record(AdministrationAct.INSTITUTION_ACCOUNT_REVOKED, code, null, login);
    }
    return logins.size();
  }
}
