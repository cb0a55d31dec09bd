package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How soon the relay looks again after it has sent something. */
class RelayRestTest {

  @ParameterizedTest(name = "after {0} ms of work it rests {1} ms")
  @CsvSource({"0, 100", "20, 100", "60, 120", "300, 600", "500, 1000", "30000, 1000"})
  void itRestsTwiceAsLongAsItWorkedWithinBounds(long worked, long rest) {
    assertThat(OutboxRelay.rest(Duration.ofMillis(worked))).isEqualTo(Duration.ofMillis(rest));
  }
}
