package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** A work list as a file says what its page says, to whom the page says it, and on record. */
class WorkExportIT extends Browser {

  @Test
  void aListIsTakenAlongAsTheFileThatItsPageShows() throws IOException {
    String word = "kata" + UUID.randomUUID().toString().substring(0, 8);
    List<Sent> sent = new ArrayList<>();
    sent.add(
        Cases.routed(Cases.sent(Cases.complaint().add("title", "=cmd|' /C calc'!A0 " + word))));
    sent.add(Cases.routed(Cases.sent(Cases.complaint().add("title", "Loket \"dua\", " + word))));
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    liaison.navigate("/staff/work?list=my-unit&q=" + word);

    APIResponse csv = liaison.request().get(liaison.getAttribute("#export-csv", "href"));
    assertThat(csv.headers().get("content-disposition"))
        .matches("attachment; filename=\"lapor-my-unit-[0-9-]{10}\\.csv\"");
    assertThat(text(csv).lines()).hasSize(3);
    assertThat(text(csv))
        .contains("\"'=cmd|' /C calc'!A0 " + word + "\"")
        .contains("\"Loket \"\"dua\"\", " + word + "\"");
    APIResponse xlsx = liaison.request().get(liaison.getAttribute("#export-xlsx", "href"));
    List<List<String>> rows = rows(xlsx.body());
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).startsWith("Nomor", "Laporan");
    assertThat(rows.get(1)).startsWith(sent.get(0).id(), "'=cmd|' /C calc'!A0 " + word);
    assertThat(rows.get(2)).startsWith(sent.get(1).id(), "Loket \"dua\", " + word);

    String journal =
        journal(
            "select string_agg(act || ' ' || subject || ' ' || detail, '; ' order by id)"
                + " from lapor.administration_entry where account = 'kemenkes-liaison'"
                + " and detail like '%"
                + word
                + "'");
    assertThat(journal)
        .contains("WORK_LIST_EXPORT_BEGUN my-unit csv q=" + word)
        .contains("WORK_LIST_EXPORTED my-unit xlsx lines=2 all q=" + word);
    assertThat(page().request().get("/staff/work-export?list=my-unit&format=csv").text())
        .doesNotContain(word);
  }

  private static String journal(String sql) {
    return String.valueOf(LaporDatabase.shared().rows(sql).get(0).values().iterator().next());
  }

  private static String text(APIResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static List<List<String>> rows(byte[] file) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<List<String>> rows = new ArrayList<>();
      for (Row row : book.getFirstSheet().read()) {
        rows.add(row.stream().map(Cell::asString).toList());
      }
      return rows;
    }
  }
}
