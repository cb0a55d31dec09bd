package id.lapor.outbox;

import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.Readiness;

/** Whether promised messages leave in time. What a full queue holds back is nobody's fault here. */
@ApplicationScoped
@Readiness
public class RelayCheck extends BoundedCheck {

  /** A message usually leaves within two seconds; a restart of the broker takes less than this. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  @Inject OutboxBacklog backlog;
  @Inject Clock clock;

  private volatile List<ChannelStanding> channels;

  @Override
  public String name() {
    return "relay";
  }

  /**
   * The channels that failed or had something waiting at the last look, at most 50; empty when it
   * found no answer.
   */
  public Optional<List<ChannelStanding>> channels() {
    return Optional.ofNullable(channels);
  }

  @Override
  protected Finding look() {
    OutboxBacklog.Waiting figures = backlog.look();
    channels = backlog.channels(clock.instant());
    long age = figures.age(clock.instant()).toSeconds();
    Finding finding =
        age > LONGEST_WAIT.toSeconds() ? Finding.degraded("messages wait") : Finding.ok();
    return finding
        .with("oldestSeconds", age)
        .with("waiting", figures.waiting())
        .with("channelsFailing", figures.channelsFailing())
        .with("channelsHeld", figures.channelsHeld());
  }

  /** Without an answer nobody knows; whether the node can serve is the database's check to say. */
  @Override
  protected Finding failed(String reason) {
    channels = null;
    return Finding.degraded(reason);
  }
}
