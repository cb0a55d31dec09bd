package id.lapor.web.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of one sheet. Values are texts that stand in their cells: kept apart, as is usual,
 * they would have to be held until the end.
 */
final class XlsxFile implements LineFile {

  private final Workbook book;
  private final Worksheet sheet;
  private int row;

  XlsxFile(OutputStream stream, String name) {
    book = new Workbook(stream, "LAPOR", "1.0");
    sheet = book.newWorksheet(name);
    sheet.freezePane(0, 1);
  }

  @Override
  public void line(List<String> values) {
    for (int column = 0; column < values.size(); column++) {
      sheet.inlineString(row, column, LineFile.harmless(values.get(column)));
    }
    row++;
  }

  @Override
  public void flush() throws IOException {
    sheet.flush();
  }

  @Override
  public void close() throws IOException {
    sheet.close();
    book.close();
  }
}
