package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.ReporterDetails;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a reporter is shown of what everybody will read. */
class PublicPreviewTest {

  @Test
  void whatCouldTellWhoSomebodyIsStandsCoveredAndIsNamed() {
    PublicPreview seen = PublicPreview.of(report("Hubungi 081234567890", false, false)).get();

    assertThat(seen.title()).isEqualTo("Hubungi [TELEPON]");
    assertThat(seen.text()).isEqualTo("Tulis ke [EMAIL] atau [TELEPON]");
    assertThat(seen.found())
        .extracting(PublicPreview.Found::text)
        .containsExactly("081234567890", "siti@example.com", "081298765432");
  }

  @Test
  void anAnonymousReportShowsNoNameAndAConfidentialOneNothing() {
    assertThat(PublicPreview.of(report("Loket", false, false)).get().reporterName())
        .isEqualTo("Siti Aminah");
    assertThat(PublicPreview.of(report("Loket", true, false)).get().reporterName()).isNull();
    assertThat(PublicPreview.of(report("Loket", false, false)).get().open()).isTrue();
    assertThat(PublicPreview.of(report("Loket", false, true)).get().open()).isFalse();
  }

  @Test
  void whoHasNotGivenTheirNameYetIsNotCalledAnonymous() {
    NewReport unnamed =
        new NewReport(
            ReportType.COMPLAINT,
            "Loket",
            "Loket tutup terus.",
            null,
            null,
            null,
            null,
            false,
            false,
            false,
            new ReporterDetails(null, null, null, null),
            null,
            null,
            null,
            null);

    assertThat(PublicPreview.of(unnamed).get().reporterName()).isEmpty();
  }

  @Test
  void withoutATitleThereIsNothingToShow() {
    assertThat(PublicPreview.of(report(null, false, false))).isEmpty();
  }

  private static NewReport report(String title, boolean anonymous, boolean confidential) {
    return new NewReport(
        ReportType.COMPLAINT,
        title,
        "Tulis ke siti@example.com atau 081298765432",
        LocalDate.of(2026, 11, 2),
        null,
        null,
        null,
        anonymous,
        confidential,
        false,
        new ReporterDetails("Siti Aminah", null, null, null),
        "2026-01",
        null,
        null,
        null);
  }
}
