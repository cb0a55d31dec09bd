package id.lapor.identity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Publishes the keys of this node before it signs anything; a key that contradicts stops it. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class SigningKeysAtStart {

  @Inject SigningKeys signingKeys;

  @PostConstruct
  void publish() {
    signingKeys.publish();
  }
}
