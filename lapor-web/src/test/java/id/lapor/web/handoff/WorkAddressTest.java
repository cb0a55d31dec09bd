package id.lapor.web.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.WorkList;
import id.lapor.handoff.WorkSort;
import id.lapor.report.ReportType;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** List and filter, as an address says them. */
class WorkAddressTest {

  private static final String FULL =
      "list=my-unit&q=obat+%26+%C3%A9&type=COMPLAINT&category=kesehatan&region=35.78"
          + "&institution=kemenkes&supervisory=false&dueFrom=2026-11-25&dueTo=2026-11-30&sort=newest";

  @Test
  void whatAnAddressSaysIsReadAndWrittenAgain() {
    WorkAddress address = WorkAddress.of(FULL);

    assertThat(address.text()).isEqualTo(FULL);
    assertThat(address.query().list()).isEqualTo(WorkList.MY_UNIT);
    assertThat(address.query().sort()).isEqualTo(WorkSort.NEWEST);
    assertThat(address.query().filter().type()).isEqualTo(ReportType.COMPLAINT);
    assertThat(address.query().filter().text()).isEqualTo("obat & é");
    assertThat(address.query().filter().supervisory()).isFalse();
    assertThat(address.query().filter().dueTo()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(address.narrowing()).hasSize(8);
  }

  @Test
  void whatHasNoMeaningIsLeftOut() {
    assertThat(
            WorkAddress.of(
                    "list=overdue&type=NIX&dueFrom=kemarin&supervisory=ya&category=A%27B&sort=x"
                        + "&q=&other=1&q2=%00&region="
                        + "x".repeat(200))
                .text())
        .isEqualTo("list=overdue");
    assertThat(WorkAddress.of("list=nix").list()).isEmpty();
    assertThat(WorkAddress.of("").list()).isEmpty();
  }

  @Test
  void aPartIsTakenAwayOrReplacedAlone() {
    WorkAddress address = WorkAddress.of("list=mine&q=obat&region=35");

    assertThat(address.without("q").text()).isEqualTo("list=mine&region=35");
    assertThat(address.with("q", "air").text()).isEqualTo("list=mine&q=air&region=35");
  }
}
