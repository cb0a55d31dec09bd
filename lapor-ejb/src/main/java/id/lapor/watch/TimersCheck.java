package id.lapor.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the server's timers still run. Samples are taken four times a minute, also while database
 * and broker are away; when none was for a quarter of an hour, timers have stopped and nothing but
 * a restart helps.
 */
@ApplicationScoped
@Liveness
public class TimersCheck implements HealthCheck {

  private static final Duration LONGEST = Duration.ofMinutes(15);

  @Override
  public HealthCheckResponse call() {
    return finding(Runs.ages().getOrDefault("samples", Duration.ZERO)).response("timers");
  }

  static Finding finding(Duration age) {
    Finding finding =
        age.compareTo(LONGEST) > 0 ? Finding.down("timers have stopped") : Finding.ok();
    return finding.with("seconds", age.toSeconds());
  }
}
