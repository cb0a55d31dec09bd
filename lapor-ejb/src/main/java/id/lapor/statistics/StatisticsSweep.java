package id.lapor.statistics;

import id.lapor.identity.Role;
import id.lapor.watch.Runs;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps the figures up to date, every 20 seconds. Any node may run it; one at a time adds. */
@Singleton
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StatisticsSweep {

  /** After so many batches the others have their turn; the next sweep goes on. */
  static final int MOST_BATCHES = 20;

  private final AtomicBoolean running = new AtomicBoolean();

  @Inject StatisticsRollup rollup;

  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  void sweep() {
    Runs.alone(running, "statistics-sweep", this::sweep);
  }

  private void sweep(Runs.Run run) {
    int folded;
    int batches = 0;
    do {
      folded = rollup.fold();
      run.done(folded);
      batches++;
    } while (folded == StatisticsRollup.BATCH && batches < MOST_BATCHES);
  }
}
