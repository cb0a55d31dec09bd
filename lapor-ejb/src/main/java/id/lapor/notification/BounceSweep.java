package id.lapor.notification;

import id.lapor.identity.Role;
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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Empties the mailbox of undeliverable mail twice a minute, where one is set. Nodes that read the
 * same mail change nothing twice.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BounceSweep {

  private static final Logger LOGGER = System.getLogger(BounceSweep.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();

  @Inject NoticeSettings settings;
  @Inject BounceTokens tokens;
  @Inject NoticeBounces bounces;

  private BounceBox box;

  @PostConstruct
  void start() {
    settings.bounceBox().ifPresent(set -> box = new BounceBox(set, tokens));
  }

  @Schedule(hour = "*", minute = "*", second = "15,45", persistent = false)
  void sweep() {
    if (box != null) {
      Runs.alone(running, "bounce-sweep", this::sweep);
    }
  }

  private void sweep(Runs.Run run) {
    try {
      box.empty(
          bounce -> {
            bounces.record(bounce.messageId(), bounce.status());
            run.done(1);
          });
      if (failing.compareAndSet(true, false)) {
        LOGGER.log(Level.INFO, "The mailbox of undeliverable mail can be read again");
      }
    } catch (NoticeNotSent away) {
      run.failed();
      if (failing.compareAndSet(false, true)) {
        LOGGER.log(
            Level.WARNING,
            "The mailbox of undeliverable mail cannot be read: {0}",
            away.getMessage());
      }
    }
  }
}
