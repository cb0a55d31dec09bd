package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import java.util.List;
import java.util.Optional;

/** Senders that the test watches in place of servers. */
final class WatchedSenders extends NoticeSenders {

  private final Sending.Carrier carrier;
  private final List<ContactChannel> channels;

  WatchedSenders(Sending.Carrier carrier, List<ContactChannel> channels) {
    this.carrier = carrier;
    this.channels = channels;
  }

  @Override
  Optional<NoticeSender> of(ContactChannel channel) {
    NoticeSender sender =
        new NoticeSender() {
          @Override
          public NoticeWay way() {
            return NoticeWay.SENT;
          }

          @Override
          public void send(OutgoingNotice notice) throws NoticeNotSent {
            carrier.carry(notice);
          }
        };
    return channels.contains(channel) ? Optional.of(sender) : Optional.empty();
  }
}
