package id.lapor.administration;

import id.lapor.exchange.GivenKeys;
import id.lapor.outbox.GivenOutbox;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** What ends with channels, for tests. */
final class GivenChannelEnding {

  private GivenChannelEnding() {}

  static ChannelEnding of(EntityManager em, Clock clock) {
    ChannelEnding ending = new ChannelEnding();
    ending.receivings = GivenOutbox.receivings(em, clock);
    ending.accounts = GivenOutbox.accounts(em, clock);
    ending.keys = GivenKeys.keys(em, clock);
    return ending;
  }
}
