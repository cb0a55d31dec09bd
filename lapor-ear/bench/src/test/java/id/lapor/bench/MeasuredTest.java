package id.lapor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  @Test
  void aPercentileIsTheTimeThatSoManyOfAHundredKept() {
    long[] nanos = new long[200];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (nanos.length - i) * 1_000_000L;
    }
    Measured measured = new Measured(200, 0, 10, nanos);

    assertThat(measured.percentile(50)).isEqualTo(100);
    assertThat(measured.percentile(95)).isEqualTo(190);
    assertThat(measured.percentile(99)).isEqualTo(198);
    assertThat(measured.percentile(100)).isEqualTo(200);
    assertThat(measured.aSecond()).isEqualTo(20);
  }

  @Test
  void roundsCountTogether() {
    Measured together =
        Measured.together(
            List.of(
                new Measured(1, 2, 3, new long[] {2_000_000}),
                new Measured(2, 0, 1, new long[] {1_000_000, 3_000_000})));

    assertThat(together.count()).isEqualTo(3);
    assertThat(together.errors()).isEqualTo(2);
    assertThat(together.seconds()).isEqualTo(4);
    assertThat(together.percentile(50)).isEqualTo(2);
  }
}
