package id.lapor.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.List;

/** Has everything counted where the server shows it: on its management port. */
@Singleton
@Startup
@PermitAll
public class FiguresAtStart {

  @Inject MeterRegistry server;

  @PostConstruct
  void start() {
    Figures.countIn(server);
  }

  /** An application that is deployed again begins with meters of its own. */
  @PreDestroy
  void stop() {
    Figures.countIn(new SimpleMeterRegistry());
    List.copyOf(server.getMeters()).forEach(server::remove);
  }
}
