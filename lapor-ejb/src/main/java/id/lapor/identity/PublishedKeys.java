package id.lapor.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Lets everybody verify what this installation has signed. */
@Stateless
public class PublishedKeys {

  @Inject SigningKeys keys;

  /** The keys that sign and those that did, the oldest first; at most 100, the newest ones. */
  @PermitAll
  public List<SigningKeyView> all() {
    return keys.all();
  }
}
