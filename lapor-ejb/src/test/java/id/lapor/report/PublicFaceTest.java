package id.lapor.report;

import static id.lapor.report.GivenReports.MONDAY;
import static id.lapor.report.GivenReports.TUESDAY;
import static id.lapor.report.GivenReports.in;
import static id.lapor.report.GivenReports.submitted;
import static id.lapor.report.GivenReports.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import org.junit.jupiter.api.Test;

class PublicFaceTest {

  @Test
  void aReportIsPublicOnlyFromRoutingOn() {
    Report report = submitted();
    assertThat(report.face().published()).isFalse();

    verify(report, false);

    assertThat(report.face().published()).isTrue();
  }

  @Test
  void aConfidentialReportIsNeverPublic() {
    Report report = submitted(false, true);

    verify(report, false);

    assertThat(report.face().published()).isFalse();
  }

  @Test
  void aSupervisoryReportIsNeverPublic() {
    Report report = submitted();

    verify(report, true);

    assertThat(report.face().published()).isFalse();
  }

  @Test
  void aWithdrawnReportLeavesThePublicList() {
    Report report = in(ReportStatus.ROUTED);

    report.withdraw(TUESDAY);

    assertThat(report.face().published()).isFalse();
  }

  @Test
  void aTextThatWasTakenDownStaysDownUntilItIsPutBack() {
    Report report = in(ReportStatus.ROUTED);

    report.takeDown("Memuat nama", TUESDAY);
    report.answered(TUESDAY, TUESDAY);
    assertThat(report.face().published()).isFalse();

    report.putBack();
    assertThat(report.face().published()).isTrue();
  }

  @Test
  void whatIsNotPublicCannotBeTakenDown() {
    Report report = submitted();

    assertThatThrownBy(() -> report.takeDown("Memuat nama", MONDAY))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("not-published"));
    assertThat(report.face().takenDown()).isFalse();
    assertThat(report.face().takeDownReason()).isNull();
  }

  @Test
  void onlyWhatWasTakenDownCanBePutBack() {
    Report report = in(ReportStatus.ROUTED);

    assertThatThrownBy(report::putBack)
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("not-taken-down"));
    assertThat(report.face().published()).isTrue();
  }
}
