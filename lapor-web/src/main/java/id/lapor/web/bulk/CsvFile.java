package id.lapor.web.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Comma separated values by RFC 4180, in UTF-8 with the mark by which spreadsheets know it. */
final class CsvFile implements LineFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Writer out;

  CsvFile(OutputStream stream) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.write(BYTE_ORDER_MARK);
  }

  @Override
  public void line(List<String> values) throws IOException {
    String separator = "";
    for (String value : values) {
      out.write(separator);
      out.write('"');
      out.write(LineFile.harmless(value).replace("\"", "\"\""));
      out.write('"');
      separator = ",";
    }
    out.write("\r\n");
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
