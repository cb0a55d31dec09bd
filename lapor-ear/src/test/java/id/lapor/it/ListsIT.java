package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: complete, in order, without repetition, and no dearer for a larger page. */
class ListsIT {

  private static final int REPORTS = 7;
  private static final String WORD = "zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  private static final List<String> IDS = new ArrayList<>();

  @BeforeAll
  static void reports() {
    for (int made = 0; made < REPORTS; made++) {
      Sent sent = Cases.routed(Cases.sent(Cases.complaint().add("title", WORD + " " + made)));
      IDS.add(0, sent.id());
    }
  }

  @Test
  void publicReportsComeNewestFirstEachOnce() {
    assertThat(all(Api.anybody(), "/reports?q=" + WORD, 3, "trackingId")).isEqualTo(IDS);
    assertThat(all(Api.anybody(), "/reports?q=" + WORD, REPORTS, "trackingId")).isEqualTo(IDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/handoffs", "/work/my-unit", "/work/to-verify", "/work/overdue"})
  void aWorkListReadInPagesIsTheWholeList(String list) {
    Cases.sent();
    Api who = Cases.verifier();

    List<String> inPages = all(who, list, 5, list.equals("/handoffs") ? "id" : "trackingId");
    List<String> inLargePages = all(who, list, 100, list.equals("/handoffs") ? "id" : "trackingId");

    assertThat(inPages).isEqualTo(inLargePages);
    if (list.equals("/handoffs")) {
      assertThat(inPages).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(REPORTS);
    }
  }

  @Test
  void institutionsReadInPagesAreAllOfThem() {
    List<String> codes = all(Api.anybody(), "/institutions?q=surabaya", 10, "code");

    assertThat(codes).isSorted().doesNotHaveDuplicates().contains("kota-surabaya");
    assertThat(codes).isEqualTo(all(Api.anybody(), "/institutions?q=surabaya", 100, "code"));
  }

  @Test
  void listsNarrowByWhatIsAskedFor() {
    String today = LocalDate.now(ZoneId.of("Asia/Jakarta")).toString();

    assertThat(ids("&from=" + today + "&to=" + today)).isEqualTo(IDS);
    assertThat(ids("&to=2020-01-01")).isEmpty();
    assertThat(ids("&status=ROUTED&type=COMPLAINT&institution=" + Cases.LEAD)).isEqualTo(IDS);
    assertThat(ids("&status=COMPLETED")).isEmpty();
    assertThat(ids("&institution=" + Cases.OTHER)).isEmpty();
    assertThat(ids("&category=" + Cases.CATEGORY)).isEqualTo(IDS);
  }

  @Test
  void aReferenceListThatIsKnownIsNotSentAgain() {
    Answer first = Api.anybody().get("/categories?limit=3");

    Answer again =
        Api.anybody().with("If-None-Match", first.header("ETag")).get("/categories?limit=3");

    assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/reports", "/handoffs", "/work/my-unit", "/work/to-verify", "/institutions"})
  void aLargerPageCostsNoMoreStatements(String list) {
    for (int more = 0; more < 3; more++) {
      Cases.sent();
    }
    Api who = Cases.verifier();
    try (StatementLog log = new StatementLog()) {
      long small = log.leastOf(() -> Cases.ok(who.get(list + "?limit=2")));
      long large = log.leastOf(small, () -> Cases.ok(who.get(list + "?limit=20")));

      assertThat(small).isPositive();
      assertThat(large).isLessThanOrEqualTo(small);
    }
  }

  private static List<String> ids(String narrowing) {
    return all(Api.anybody(), "/reports?q=" + WORD + narrowing, 100, "trackingId");
  }

  private static List<String> all(Api who, String list, int limit, String key) {
    List<String> keys = new ArrayList<>();
    String page = list + (list.contains("?") ? "&" : "?") + "limit=" + limit;
    String cursor = "";
    do {
      Answer answer = Cases.ok(who.get(page + cursor));
      JsonObject json = answer.json();
      json.getJsonArray("items").stream()
          .map(JsonValue::asJsonObject)
          .forEach(item -> keys.add(item.getString(key)));
      boolean more = !json.isNull("next");
      assertThat(answer.header("Link").contains("rel=\"next\"")).isEqualTo(more);
      cursor = more ? "&cursor=" + json.getString("next") : "";
    } while (!cursor.isEmpty());
    return keys;
  }
}
