package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What people may know about notices. */
@Stateless
@PermitAll
public class NoticeService {

  @Inject NoticeSenders senders;

  /** How a notice to such a contact leaves here, whoever's it is and whether there is one. */
  public NoticeWay wayTo(String contact) {
    return senders.way(ContactChannel.of(contact));
  }
}
