package id.lapor.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * What the broker said of a queue at the last look, and what follows for whoever should read it: a
 * queue in which something waits and from which nothing is taken is silent after a while.
 */
@Entity
@Table(name = "queue_watch")
public class QueueWatch {

  @Id
  @Column(name = "channel_id", nullable = false, updatable = false)
  private Long channelId;

  @Column(nullable = false)
  private long waiting;

  @Column(nullable = false)
  private int consumers;

  @Column(nullable = false)
  private long acknowledged;

  @Column(name = "looked_at", nullable = false)
  private Instant lookedAt;

  @Column(name = "consumed_at")
  private Instant consumedAt;

  @Column(name = "waiting_since")
  private Instant waitingSince;

  @Column(name = "silent_since")
  private Instant silentSince;

  protected QueueWatch() {
    // for JPA
  }

  /** A queue that nobody has looked at yet. */
  static QueueWatch of(Channel channel) {
    QueueWatch watch = new QueueWatch();
    watch.channelId = channel.id();
    return watch;
  }

  /**
   * Takes in what the broker says. Its count of what was taken begins anew with each start of the
   * broker; a smaller one than before says nothing by itself.
   *
   * @param limit how long something may wait while nothing is taken
   * @return whether it is silent from now on: true once, until something is taken
   */
  boolean looked(QueueFigures figures, Duration limit, Instant now) {
    boolean first = lookedAt == null;
    boolean taken = !first && figures.acknowledged() > acknowledged;
    boolean begunAnew = figures.acknowledged() < acknowledged && figures.acknowledged() > 0;
    waiting = figures.waiting();
    consumers = figures.consumers();
    acknowledged = figures.acknowledged();
    lookedAt = now;
    if (taken || begunAnew) {
      consumedAt = now;
    }
    if (waiting == 0) {
      waitingSince = null;
    } else if (waitingSince == null || taken || begunAnew) {
      waitingSince = now;
    }
    boolean quiet = waitingSince != null && !waitingSince.plus(limit).isAfter(now);
    boolean begins = quiet && silentSince == null;
    if (begins) {
      silentSince = waitingSince;
    } else if (!quiet) {
      silentSince = null;
    }
    return begins;
  }

  /** The channel whose queue it is. */
  long channelId() {
    return channelId;
  }

  /** Since when nothing is taken of what waits; null while all is well. */
  Instant silentSince() {
    return silentSince;
  }

  /** When something was last seen to be taken; null for never. */
  Instant consumedAt() {
    return consumedAt;
  }
}
