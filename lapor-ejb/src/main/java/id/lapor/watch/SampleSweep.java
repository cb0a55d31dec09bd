package id.lapor.watch;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes every sample and every finding four times a minute, so that whoever scrapes asks nothing of
 * the database. One that fails leaves its levels as they were and grows old.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SampleSweep {

  private static final System.Logger LOGGER = System.getLogger(SampleSweep.class.getName());

  private final Map<String, Long> taken = new ConcurrentHashMap<>();
  private final AtomicBoolean running = new AtomicBoolean();
  private final long begun = System.nanoTime();

  @Inject Instance<Sample> samples;
  @Inject @Any Instance<BoundedCheck> checks;

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void sweep() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      Runs.of("samples", run -> samples.forEach(sample -> take(sample, run)));
      for (BoundedCheck check : checks) {
        Figures.level("lapor.health", check.finding().state().level(), "check", check.name());
      }
    } finally {
      running.set(false);
    }
  }

  private void take(Sample sample, Runs.Run run) {
    try {
      sample.take();
      taken.put(sample.name(), System.nanoTime());
      run.done(1);
    } catch (RuntimeException failed) {
      run.failed();
      LOGGER.log(
          System.Logger.Level.DEBUG, "Sample {0} failed: {1}", sample.name(), failed.getClass());
    }
    long age = System.nanoTime() - taken.getOrDefault(sample.name(), begun);
    Figures.level(
        "lapor.sample.age.seconds", TimeUnit.NANOSECONDS.toSeconds(age), "sample", sample.name());
  }
}
