package id.lapor.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.api.statistics.StatisticsOutput.FiguresOutput;
import id.lapor.api.statistics.StatisticsOutput.TimeOutput;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StatisticsCsvTest {

  @Test
  void noNameBecomesAFormula() {
    assertThat(StatisticsCsv.cell("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
    assertThat(StatisticsCsv.cell("@sum")).isEqualTo("'@sum");
    assertThat(StatisticsCsv.cell("-1+1")).isEqualTo("'-1+1");
    assertThat(StatisticsCsv.cell("+62, \"dua\"")).isEqualTo("\"'+62, \"\"dua\"\"\"");
    assertThat(StatisticsCsv.cell("Aceh")).isEqualTo("Aceh");
  }

  @Test
  void everyLineHasAsManyCellsAsTheHead() throws IOException {
    StringWriter out = new StringWriter();
    StatisticsCsv.line(
        out,
        "2026",
        new FiguresOutput(
            "11",
            "Aceh",
            "Aceh",
            9,
            1,
            1,
            1,
            2,
            2,
            1,
            1,
            5,
            3,
            1,
            0.6,
            0.2,
            null,
            new TimeOutput(3, 1.5, 1, 3),
            null));

    String line = out.toString();
    assertThat(line.split(",", -1)).hasSameSizeAs(StatisticsCsv.HEAD.split(",", -1));
    assertThat(line)
        .isEqualTo("2026,11,Aceh,Aceh,9,1,1,1,2,2,1,1,5,3,1,0.600,0.200,<5,3,1.50,1,3,,,,\r\n");
  }
}
