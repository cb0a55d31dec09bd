package id.lapor.notification;

import id.lapor.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What happens when a mail comes back. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class NoticeBounces {

  @Inject Notices notices;
  @Inject NoticeRecipients recipients;
  @Inject Clock clock;

  /**
   * Records that a notice came back, once, and gives its address up when nobody is there. A notice
   * that is no longer known changes nothing.
   */
  public void record(String messageId, String status) {
    Instant now = clock.instant();
    Optional<NoticeDelivery> sent = notices.delivered(messageId);
    if (sent.isPresent() && !notices.hasBounced(messageId)) {
      notices.add(sent.get().bounced(now));
      recipients.bounced(sent.get(), status, now);
    }
  }
}
