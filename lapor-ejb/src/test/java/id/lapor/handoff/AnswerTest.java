package id.lapor.handoff;

import static id.lapor.report.GivenReports.HEALTH;
import static id.lapor.report.GivenReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.report.GivenReports;
import id.lapor.shared.RuleViolation;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private final Answer answer =
      Answer.draft(
          Handoff.offer(GivenReports.routed(), HEALTH, HandoffRole.LEAD, null, false, MONDAY),
          "Sudah diperbaiki.",
          true,
          "kemenkes-staff",
          MONDAY);

  @Test
  void nobodyApprovesWhatTheyWrote() {
    assertThatThrownBy(() -> answer.approve("kemenkes-staff", MONDAY))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("own-answer"));

    assertThat(answer.status()).isEqualTo(AnswerStatus.DRAFT);
    assertThat(answer.approver()).isNull();
  }

  @Test
  void whatWasApprovedAndThenRewrittenMustBeApprovedAgain() {
    answer.approve("kemenkes-approver", MONDAY);

    answer.rewrite("Sudah diperbaiki kemarin.", true, "kemenkes-staff", MONDAY);

    assertThat(answer.status()).isEqualTo(AnswerStatus.DRAFT);
    assertThat(answer.approver()).isNull();
  }

  @Test
  void aPublishedAnswerDoesNotChange() {
    answer.publish(MONDAY);

    assertThatThrownBy(() -> answer.rewrite("Lain", false, "kemenkes-staff", MONDAY))
        .isInstanceOf(RuleViolation.class);
    assertThatThrownBy(() -> answer.sendBack("Kurang jelas")).isInstanceOf(RuleViolation.class);
    assertThatThrownBy(() -> answer.publish(MONDAY)).isInstanceOf(RuleViolation.class);

    assertThat(answer.text()).isEqualTo("Sudah diperbaiki.");
    assertThat(answer.status()).isEqualTo(AnswerStatus.PUBLISHED);
  }

  @Test
  void whatIsSentBackKeepsItsTextAndSaysWhy() {
    answer.sendBack("Sebutkan tanggalnya");

    assertThat(answer.status()).isEqualTo(AnswerStatus.DRAFT);
    assertThat(answer.remark()).isEqualTo("Sebutkan tanggalnya");
    assertThat(answer.text()).isEqualTo("Sudah diperbaiki.");
  }
}
