package id.lapor.web.bulk;

import id.lapor.reference.CheckedFileView;
import id.lapor.reference.ImportDesk;
import id.lapor.reference.ReferenceKind;
import id.lapor.reference.RefusedLine;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleTexts;
import id.lapor.web.Language;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files around an import: the headings of a kind at {@code /staff/import-file?kind=REGIONS}, and
 * the lines of a file that cannot go in at {@code ?id=...}.
 */
public class ImportDownload extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient ImportDesk desk;
  @Inject transient Language language;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    Optional<ReferenceKind> kind = kind(request.getParameter("kind"));
    if (kind.isEmpty() && (id == null || !id.matches("[0-9a-f-]{36}"))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      if (kind.isPresent()) {
        sample(kind.get(), response);
      } else {
        refused(desk.get(id), response);
      }
    } catch (RuntimeException failure) {
      response.sendError(
          WorkExportDownload.status(Refusals.in(failure).orElseThrow(() -> failure)));
    }
  }

  private static Optional<ReferenceKind> kind(String name) {
    return Arrays.stream(ReferenceKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst();
  }

  private void sample(ReferenceKind kind, HttpServletResponse response) throws IOException {
    List<String> columns = desk.columns(kind);
    String name = "lapor-" + kind.name().toLowerCase(Locale.ROOT);
    try (LineFile file = FileKind.CSV.begin(response, name, name)) {
      file.line(columns);
    }
  }

  private void refused(CheckedFileView checked, HttpServletResponse response) throws IOException {
    try (LineFile file = FileKind.CSV.begin(response, "lapor-import", "")) {
      file.line(
          List.of(
              language.staff("imports.line"),
              language.staff("imports.column"),
              language.staff("imports.why")));
      for (RefusedLine line : checked.lines()) {
        file.line(
            List.of(
                Integer.toString(line.line()),
                line.error().field(),
                RuleTexts.text(language.getLocale(), line.error())));
      }
    }
  }
}
