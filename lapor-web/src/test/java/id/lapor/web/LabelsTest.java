package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.bulk.BulkAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The summary of what is wrong with a form calls each field as the form does. */
class LabelsTest {

  private static final Path PORTAL = Path.of("src/main/webapp/staff");
  private static final Path FORMS = Path.of("src/main/webapp/WEB-INF/staff/forms");

  private static final Pattern FIELD =
      Pattern.compile(
          "<l:(?:input|field) id=\"(\\w+)\"[^>]* label=\"#\\{(staff|text)\\['([^']+)'\\]\\}\"");

  private static final ResourceBundle LABELS =
      ResourceBundle.getBundle("id.lapor.web.labels", Locale.ROOT);
  private static final ResourceBundle STAFF =
      ResourceBundle.getBundle("id.lapor.web.staff", new Locale("id"));
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("id.lapor.web.texts", new Locale("id"));

  @Test
  void everyFieldIsCalledTheSameInTheSummary() throws IOException {
    Map<String, String> otherwise = new TreeMap<>();
    for (Path folder : new Path[] {PORTAL, FORMS}) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String scope = file.getFileName().toString().replace(".xhtml", "");
          FIELD
              .matcher(Files.readString(file))
              .results()
              .filter(field -> !shown(field).equals(summary(scope, field.group(1))))
              .forEach(field -> otherwise.put(scope + "." + field.group(1), shown(field)));
        }
      }
    }

    assertThat(otherwise).isEmpty();
  }

  @Test
  void whatAnActOnManyLinesAsksForIsCalledTheSameInTheSummary() {
    for (BulkAct act : BulkAct.values()) {
      String scope = "bulk-order-" + act;
      if (act.directed()) {
        assertThat(summary(scope, "target")).isEqualTo(STAFF.getString("bulk.target." + act));
      }
      if (act.written()) {
        assertThat(summary(scope, "text")).isEqualTo(STAFF.getString("bulk.ask." + act));
      }
    }
  }

  @Test
  void everyLabelHasAText() {
    assertThat(LABELS.keySet()).allMatch(label -> STAFF.containsKey(LABELS.getString(label)));
  }

  private static String shown(MatchResult field) {
    return (field.group(2).equals("staff") ? STAFF : TEXTS).getString(field.group(3));
  }

  private static String summary(String scope, String id) {
    if (LABELS.containsKey(scope + "." + id)) {
      return STAFF.getString(LABELS.getString(scope + "." + id));
    }
    if (STAFF.containsKey("label." + id)) {
      return STAFF.getString("label." + id);
    }
    if (TEXTS.containsKey("label." + id)) {
      return TEXTS.getString("label." + id);
    }
    return STAFF.containsKey("ask." + id) ? STAFF.getString("ask." + id) : "";
  }
}
