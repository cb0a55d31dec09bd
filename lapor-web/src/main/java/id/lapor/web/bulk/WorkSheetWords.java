package id.lapor.web.bulk;

import id.lapor.handoff.WorkColumn;
import id.lapor.handoff.WorkLine;
import id.lapor.handoff.WorkList;
import id.lapor.web.Language;
import id.lapor.web.handoff.WorkWords;
import id.lapor.web.identity.StaffFrame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A line of a work list as cells of a file: what the page shows, and nothing of who reported. */
@RequestScoped
public class WorkSheetWords {

  @Inject Language language;
  @Inject WorkWords words;
  @Inject StaffFrame frame;

  /** What the sheet of a list is called. */
  String sheet(WorkList list) {
    return frame.title(list.key()).replaceAll("[\\[\\]*/\\\\?:]", " ");
  }

  /** What the columns are called. */
  List<String> heads(List<WorkColumn> columns) {
    List<String> heads = new ArrayList<>();
    heads.add(language.staff("export.number"));
    heads.add(language.staff("column.report"));
    heads.add(language.staff("export.type"));
    heads.add(language.staff("export.marks"));
    columns.forEach(column -> heads.add(language.staff("column." + column.key())));
    if (columns.contains(WorkColumn.DUE)) {
      heads.add(language.staff("export.left"));
    }
    return heads;
  }

  /** What a line says in each of them. */
  List<String> values(WorkLine line, List<WorkColumn> columns) {
    List<String> values = new ArrayList<>();
    values.add(line.trackingId());
    values.add(line.title());
    values.add(language.text("type." + line.type()));
    values.add(marks(line));
    columns.forEach(column -> values.add(value(line, column)));
    if (columns.contains(WorkColumn.DUE)) {
      values.add(words.left(line));
    }
    return values;
  }

  private String marks(WorkLine line) {
    List<String> marks = new ArrayList<>();
    if (line.urgent()) {
      marks.add(language.staff("fact.urgent"));
    }
    if (line.supervisory()) {
      marks.add(language.staff("fact.supervisory"));
    }
    return String.join(", ", marks);
  }

  private String value(WorkLine line, WorkColumn column) {
    return switch (column) {
      case STATUS -> status(line);
      case INSTITUTION -> line.institutionName();
      case CATEGORY -> words.category(line);
      case REGION -> line.regionCode();
      case HOLDER -> line.holder() == null ? "" : line.holder().title();
      case SINCE -> day(line.since());
      case DUE -> day(line.dueAt());
    };
  }

  private String status(WorkLine line) {
    String status = language.text("status." + line.status());
    return line.handoffStatus() == null
        ? status
        : status + ", " + language.staff("handoff." + line.handoffStatus());
  }

  /** A day as spreadsheets read it, in WIB. */
  String day(Instant moment) {
    return moment == null ? "" : LocalDate.ofInstant(moment, Language.WIB).toString();
  }
}
