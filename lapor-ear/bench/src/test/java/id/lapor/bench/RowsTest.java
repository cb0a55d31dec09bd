package id.lapor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RowsTest {

  @Test
  void whatCopyTakesForSeparatorsIsEscaped() {
    Rows rows = new Rows("report", "a, b, c, d, e");

    rows.add("one\ttwo\nthree\\four", null, 5L, true, Instant.parse("2026-11-25T00:00:00Z"));

    assertThat(rows.take())
        .isEqualTo("one\\ttwo\\nthree\\\\four\t\\N\t5\tt\t2026-11-25T00:00:00Z\n");
    assertThat(rows.take()).isEmpty();
    assertThat(rows.command()).isEqualTo("copy report (a, b, c, d, e) from stdin");
  }
}
