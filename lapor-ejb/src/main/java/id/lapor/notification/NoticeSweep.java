package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.identity.Role;
import id.lapor.shared.Refusals;
import id.lapor.watch.Figures;
import id.lapor.watch.Runs;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends every five seconds what is due. Any node may run it: whoever begins an attempt has it for
 * as long as its lease. A channel that fails rests until the next sweep and leaves the other alone;
 * a channel that nobody has set up keeps its notices waiting.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeSweep {

  /** How many notices of a channel one sweep sends, and how many expire at a time. */
  static final int BATCH = 200;

  private static final Logger LOGGER = System.getLogger(NoticeSweep.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();
  private final Set<ContactChannel> failing = EnumSet.noneOf(ContactChannel.class);

  @Inject DueNotices due;
  @Inject NoticeSenders senders;

  /** Says once how notices leave; settings that are wrong stop the start. */
  @PostConstruct
  void start() {
    for (ContactChannel channel : ContactChannel.values()) {
      NoticeWay way = senders.way(channel);
      LOGGER.log(
          way == NoticeWay.WAITING ? Level.WARNING : Level.INFO,
          "Notices by {0} are {1}",
          channel,
          switch (way) {
            case SENT -> "sent";
            case FILED -> "written to files and not sent";
            case WAITING ->
                "kept waiting until they expire: set "
                    + (channel == ContactChannel.EMAIL ? "lapor.mail.host" : "lapor.text.url");
          });
    }
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void sweep() {
    Runs.alone(running, "notice-sweep", this::sweep);
  }

  private void sweep(Runs.Run run) {
    due.expire(BATCH);
    for (ContactChannel channel : ContactChannel.values()) {
      senders.of(channel).ifPresent(sender -> serve(channel, sender, run));
    }
  }

  private void serve(ContactChannel channel, NoticeSender sender, Runs.Run run) {
    for (int sent = 0; sent < BATCH; sent++) {
      Optional<NoticeAttempt> attempt = due.begin(channel);
      if (attempt.isEmpty()) {
        return;
      }
      NoticeOutcome outcome = attempt(channel, sender, attempt.get());
      due.end(attempt.get(), outcome);
      Figures.count("lapor.notices", "channel", channel.name(), "outcome", outcome.name());
      if (outcome == NoticeOutcome.DEFERRED) {
        run.failed();
        return;
      }
      run.done(1);
    }
  }

  private NoticeOutcome attempt(
      ContactChannel channel, NoticeSender sender, NoticeAttempt attempt) {
    try {
      ComposedNotice composed = due.compose(attempt);
      if (composed.message().isEmpty()) {
        return composed.instead();
      }
      sender.send(composed.message().get());
      worked(channel);
      return sender.way() == NoticeWay.FILED ? NoticeOutcome.FILED : NoticeOutcome.SENT;
    } catch (NoticeNotSent failure) {
      if (failure.isForEver()) {
        LOGGER.log(Level.INFO, "Notice {0} is given up: {1}", attempt, failure.getMessage());
        return NoticeOutcome.FAILED;
      }
      failed(channel, failure);
      return NoticeOutcome.DEFERRED;
    } catch (RuntimeException failure) {
      if (Refusals.isOutage(failure)) {
        throw failure;
      }
      LOGGER.log(Level.ERROR, "Notice " + attempt + " could not be put together", failure);
      return NoticeOutcome.DEFERRED;
    }
  }

  private void failed(ContactChannel channel, NoticeNotSent failure) {
    if (failing.add(channel)) {
      LOGGER.log(Level.WARNING, "Notices by {0} wait: {1}", channel, failure.getMessage());
    }
  }

  private void worked(ContactChannel channel) {
    if (failing.remove(channel)) {
      LOGGER.log(Level.INFO, "Notices by {0} go out again", channel);
    }
  }
}
