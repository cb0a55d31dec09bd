package id.lapor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void listen() {
    Figures.countIn(registry);
  }

  @AfterEach
  void end() {
    Figures.countIn(new SimpleMeterRegistry());
  }

  @Test
  void aLevelIsTheLastThatWasSet() {
    Figures.level("test.level", 7, "kind", "a");
    Figures.level("test.level", 3, "kind", "a");
    Figures.level("test.level", 9, "kind", "b");

    assertThat(registry.get("test.level").tag("kind", "a").gauge().value()).isEqualTo(3);
    assertThat(registry.get("test.level").tag("kind", "b").gauge().value()).isEqualTo(9);
  }

  @Test
  void aRunIsMeasuredAndItsLinesCarryItsId() {
    Runs.of(
        "test-work",
        run -> {
          assertThat((String) MDC.get("run")).matches("test-work-[0-9a-f]{8}");
          run.done(4);
          run.failed();
        });

    assertThat(MDC.get("run")).isNull();
    assertThat(registry.get("lapor.run").tag("run", "test-work").timer().count()).isEqualTo(1);
    assertThat(registry.get("lapor.run.items").tag("run", "test-work").counter().count())
        .isEqualTo(4);
    assertThat(registry.get("lapor.run.failures").tag("run", "test-work").counter().count())
        .isEqualTo(1);
    assertThat(Runs.ages()).containsKey("test-work");
  }

  @Test
  void whatTookLongIsCountedUnderTheLimitsThatItKept() {
    Figures.within("test.within", Duration.ofMillis(300), "route", "/a");
    Figures.within("test.within", Duration.ofSeconds(30), "route", "/a");

    assertThat(within("0.25")).isZero();
    assertThat(within("0.5")).isEqualTo(1);
    assertThat(within("10.0")).isEqualTo(1);
    assertThat(within("+Inf")).isEqualTo(2);
  }

  private double within(String limit) {
    return registry.get("test.within").tag("le", limit).counter().count();
  }

  @Test
  void aRunThatThrowsIsAFailureAndStillAnEnd() {
    assertThatThrownBy(
            () ->
                Runs.of(
                    "test-fall",
                    run -> {
                      throw new IllegalStateException("fell");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(registry.get("lapor.run.failures").tag("run", "test-fall").counter().count())
        .isEqualTo(1);
    assertThat(MDC.get("run")).isNull();
  }

  @Test
  void timersThatHaveNotRunForAQuarterOfAnHourHaveStopped() {
    assertThat(TimersCheck.finding(Duration.ofMinutes(14)).state()).isEqualTo(Finding.State.OK);
    assertThat(TimersCheck.finding(Duration.ofMinutes(16)).state()).isEqualTo(Finding.State.DOWN);
  }
}
