package id.lapor.web.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of lines say what was put into them, do nothing by themselves, and take no memory. */
class LineFileTest {

  private static final int BATCH = 200;
  private static final long ROOM = 4L << 20;

  @Test
  void commasQuotesAndLinesWithinAValueStayWithinIt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LineFile file = new CsvFile(out)) {
      file.line(List.of("a,b", "c \"d\"", "e\r\nf", ""));
      file.line(List.of("é"));
    }

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF\"a,b\",\"c \"\"d\"\"\",\"e\r\nf\",\"\"\r\n\"é\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uFF1D1"})
  void whatBeginsAsAFormulaIsATextInEveryFile(String dangerous) throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    try (LineFile file = new CsvFile(csv)) {
      file.line(List.of(dangerous));
    }

    assertThat(csv.toString(StandardCharsets.UTF_8)).startsWith("\uFEFF\"'" + dangerous);
    assertThat(LineFile.harmless("Jalan = rusak")).isEqualTo("Jalan = rusak");
    assertThat(LineFile.harmless(null)).isEmpty();
  }

  @Test
  void aWorkbookIsReadAsItWasWritten() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LineFile file = new XlsxFile(out, "Terlambat")) {
      file.line(List.of("Nomor", "Laporan"));
      file.flush();
      file.line(List.of("1234567897", "=Lampu & <jalan>"));
    }

    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(book.getFirstSheet().getName()).isEqualTo("Terlambat");
      assertThat(book.getFirstSheet().read())
          .extracting(row -> row.stream().map(Cell::asString).toList())
          .containsExactly(List.of("Nomor", "Laporan"), List.of("1234567897", "'=Lampu & <jalan>"));
    }
  }

  @ParameterizedTest
  @EnumSource(FileKind.class)
  void aHundredThousandLinesTakeNoMoreMemoryThanAThousand(FileKind kind) throws IOException {
    OutputStream nowhere = OutputStream.nullOutputStream();
    try (LineFile file =
        kind == FileKind.CSV ? new CsvFile(nowhere) : new XlsxFile(nowhere, "Semua")) {
      write(file, 1_000);
      long early = used();
      write(file, 99_000);

      assertThat(used() - early).isLessThan(ROOM);
    }
  }

  private static void write(LineFile file, int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      file.line(List.of("1234567897", "Lampu jalan padam " + UUID.randomUUID(), "Pengaduan"));
      if (i % BATCH == 0) {
        file.flush();
      }
    }
    file.flush();
  }

  private static long used() {
    System.gc();
    Runtime machine = Runtime.getRuntime();
    return machine.totalMemory() - machine.freeMemory();
  }
}
