package id.lapor.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.web.report.MarkedText.Part;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

  @Test
  void aTextIsSplitAtItsMarks() {
    assertThat(MarkedText.split("\u0002Jalan\u0003 rusak di \u0002jalan\u0003"))
        .containsExactly(
            new Part("Jalan", true), new Part(" rusak di ", false), new Part("jalan", true));
  }

  @Test
  void nothingIsLostWithoutMarksOrWithBrokenOnes() {
    assertThat(MarkedText.split("Jalan rusak")).containsExactly(new Part("Jalan rusak", false));
    assertThat(MarkedText.split("Jalan \u0002rusak"))
        .containsExactly(new Part("Jalan  rusak", false));
    assertThat(MarkedText.split("")).isEmpty();
  }
}
