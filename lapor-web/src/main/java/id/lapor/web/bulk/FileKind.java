package id.lapor.web.bulk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** What kind of file lines are taken along as. */
enum FileKind {
  CSV("text/csv; charset=UTF-8"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String type;

  FileKind(String type) {
    this.type = type;
  }

  /** The kind of this name, or null. */
  static FileKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.suffix().equals(name))
        .findFirst()
        .orElse(null);
  }

  String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Begins to answer with a file.
   *
   * @param name its name without a suffix, of letters, digits and hyphens
   * @param sheet what its sheet is called
   */
  LineFile begin(HttpServletResponse response, String name, String sheet) throws IOException {
    response.setContentType(type);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + name + "." + suffix() + "\"");
    response.setHeader("Cache-Control", "no-store");
    return this == CSV
        ? new CsvFile(response.getOutputStream())
        : new XlsxFile(response.getOutputStream(), sheet);
  }
}
