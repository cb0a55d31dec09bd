package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.identity.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How the addresses of those who follow are kept: sealed, and known again by a keyed hash. */
@ApplicationScoped
public class FollowerAddresses {

  @Inject Keys keys;

  String seal(String uuid, String email) {
    return keys.sealFor(uuid, email);
  }

  /** As it was typed. */
  String open(Follower follower) {
    return keys.openFor(follower.uuid(), follower.sealedAddress());
  }

  /** The same for the same address on the same report, however it is written. */
  String hash(long reportId, String email) {
    String normal = ContactChannel.EMAIL.normal(email).orElse(email);
    return keys.hash("follower", reportId + " " + normal);
  }
}
