package id.lapor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/**
 * Jakarta Security's view of our accounts: user name and password give the caller and the roles of
 * now. Both the portal's and the API's sign-in end here.
 */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {

  @Inject SignIn signIn;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof UsernamePasswordCredential typed)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    return signIn
        .check(typed.getCaller(), typed.getPasswordAsString())
        .map(staff -> new CredentialValidationResult(staff.user(), staff.roles()))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }
}
