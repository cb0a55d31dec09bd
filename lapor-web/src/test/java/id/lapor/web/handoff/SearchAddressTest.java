package id.lapor.web.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.StaffQuery;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All of a search stands in its address. */
class SearchAddressTest {

  @Test
  void whatAnAddressSaysIsAskedAndSaidAgain() {
    SearchAddress address =
        of(
            "q=jalan & \"rusak\"",
            "type=COMPLAINT",
            "status=ROUTED",
            "category=jalan",
            "region=35.78",
            "institution=kemenkes",
            "supervisory=false",
            "from=2026-01-02",
            "to=2026-02-03");

    assertThat(address.query())
        .isEqualTo(
            new StaffQuery(
                "jalan & \"rusak\"",
                ReportType.COMPLAINT,
                ReportStatus.ROUTED,
                "jalan",
                "35.78",
                "kemenkes",
                false,
                LocalDate.of(2026, 1, 2),
                LocalDate.of(2026, 2, 3)));
    assertThat(address.filters()).isEqualTo(8);
    assertThat(address.text())
        .startsWith("q=jalan+%26+%22rusak%22&type=COMPLAINT&status=ROUTED&")
        .endsWith("&from=2026-01-02&to=2026-02-03");
  }

  @Test
  void whatHasNoMeaningIsLeftOutAndWordsNever() {
    SearchAddress address =
        of("q= x ", "type=LETTER", "status=", "region=../..", "supervisory=maybe", "from=soon");

    assertThat(address.query()).isEqualTo(StaffQuery.of("x"));
    assertThat(address.filters()).isZero();
    assertThat(address.text()).isEqualTo("q=x");
  }

  @Test
  void whatWasSaidIsReadAgainAndTooLongWordsCannotBeLookedFor() {
    SearchAddress address = of("q=jalan & \"rusak\"", "status=ROUTED");

    assertThat(SearchAddress.of(address.text() + "&at=xyz").query()).isEqualTo(address.query());
    assertThat(address.asks()).isTrue();
    assertThat(of("status=ROUTED").asks()).isFalse();
    assertThat(of("q=" + "x".repeat(StaffQuery.MOST_TEXT + 1)).asks()).isFalse();
  }

  private static SearchAddress of(String... parts) {
    Map<String, String[]> params = new HashMap<>();
    for (String part : parts) {
      String[] pair = part.split("=", 2);
      params.put(pair[0], new String[] {pair[1]});
    }
    return new SearchAddress(params);
  }
}
