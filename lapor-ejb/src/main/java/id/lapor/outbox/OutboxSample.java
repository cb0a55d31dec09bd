package id.lapor.outbox;

import id.lapor.watch.Figures;
import id.lapor.watch.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** What waits to be sent, as levels. */
@ApplicationScoped
public class OutboxSample implements Sample {

  @Inject OutboxBacklog backlog;
  @Inject Clock clock;

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public void take() {
    OutboxBacklog.Waiting now = backlog.look();
    Figures.level("lapor.outbox.waiting", now.waiting());
    Figures.level("lapor.outbox.oldest.seconds", now.age(clock.instant()).toSeconds());
    Figures.level("lapor.channels.failing", now.channelsFailing());
    Figures.level("lapor.channels.held", now.channelsHeld());
  }
}
