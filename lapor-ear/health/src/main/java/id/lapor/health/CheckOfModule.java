package id.lapor.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A check of a module as this library shows it; its class is what makes the archive visible. */
final class CheckOfModule implements HealthCheck {

  private final HealthCheck check;

  CheckOfModule(HealthCheck check) {
    this.check = check;
  }

  @Override
  public HealthCheckResponse call() {
    return check.call();
  }
}
