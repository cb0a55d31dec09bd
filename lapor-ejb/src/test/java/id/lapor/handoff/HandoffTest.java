package id.lapor.handoff;

import static id.lapor.report.GivenReports.HEALTH;
import static id.lapor.report.GivenReports.MONDAY;
import static id.lapor.report.GivenReports.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.report.GivenReports;
import id.lapor.shared.RuleViolation;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HandoffTest {

  @TestFactory
  Stream<DynamicTest> onlyAnOfferThatWasNotTakenUpCanBeAccepted() {
    return eachStatus(
        EnumSet.of(HandoffStatus.OFFERED),
        handoff -> handoff.accept(TUESDAY),
        HandoffStatus.ACCEPTED);
  }

  @TestFactory
  Stream<DynamicTest> onlyBeforeTheFirstAnswerCanItBeReturned() {
    return eachStatus(
        EnumSet.of(HandoffStatus.OFFERED, HandoffStatus.ACCEPTED),
        handoff -> handoff.returnAsNotCompetent("Bukan wewenang", null, TUESDAY),
        HandoffStatus.RETURNED);
  }

  @TestFactory
  Stream<DynamicTest> everyOpenHandoffCanBeAnswered() {
    return eachStatus(
        EnumSet.of(HandoffStatus.OFFERED, HandoffStatus.ACCEPTED, HandoffStatus.ANSWERED),
        handoff -> handoff.answered(true, TUESDAY),
        HandoffStatus.ANSWERED);
  }

  private static Stream<DynamicTest> eachStatus(
      Set<HandoffStatus> allowed, Consumer<Handoff> act, HandoffStatus to) {
    return EnumSet.complementOf(EnumSet.of(HandoffStatus.DELIVERED)).stream()
        .map(
            status ->
                DynamicTest.dynamicTest(
                    status.name(),
                    () -> {
                      Handoff handoff = in(status);

                      if (allowed.contains(status)) {
                        act.accept(handoff);
                        assertThat(handoff.status()).isEqualTo(to);
                      } else {
                        assertThatThrownBy(() -> act.accept(handoff))
                            .isInstanceOf(RuleViolation.class);
                        assertThat(handoff.status()).isEqualTo(status);
                        assertThat(handoff.returnReason() == null)
                            .isEqualTo(status != HandoffStatus.RETURNED);
                      }
                    }));
  }

  @Test
  void aHoldingAnswerDoesNotMakeItAnswered() {
    Handoff handoff = offered(false);

    handoff.answered(false, TUESDAY);

    assertThat(handoff.status()).isEqualTo(HandoffStatus.ACCEPTED);
    assertThat(handoff.milestones().answeredAt()).isEqualTo(TUESDAY);
  }

  @Test
  void afterAHoldingAnswerItCannotBeReturned() {
    Handoff handoff = offered(false);
    handoff.answered(false, TUESDAY);

    assertThatThrownBy(() -> handoff.returnAsNotCompetent("Bukan wewenang", null, TUESDAY))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("already-answered"));
    assertThat(handoff.status()).isEqualTo(HandoffStatus.ACCEPTED);
  }

  @Test
  void aDecisionOfTheNationalAdministratorBinds() {
    Handoff handoff = offered(true);

    assertThatThrownBy(() -> handoff.returnAsNotCompetent("Bukan wewenang", null, TUESDAY))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("decision-binds"));
    assertThat(handoff.status()).isEqualTo(HandoffStatus.OFFERED);
  }

  @Test
  void anAnswerImpliesThatTheOfferWasReceivedAndAccepted() {
    Handoff handoff = offered(false);

    handoff.answered(true, TUESDAY);

    assertThat(handoff.milestones().deliveredAt()).isEqualTo(TUESDAY);
    assertThat(handoff.milestones().acceptedAt()).isEqualTo(TUESDAY);
  }

  @Test
  void completionKeepsWhoAnsweredApartFromWhoDidNot() {
    Handoff answered = in(HandoffStatus.ANSWERED);
    Handoff silent = in(HandoffStatus.ACCEPTED);

    answered.complete(TUESDAY);
    silent.complete(TUESDAY);

    assertThat(answered.status()).isEqualTo(HandoffStatus.COMPLETED);
    assertThat(silent.status()).isEqualTo(HandoffStatus.WITHDRAWN);
  }

  @Test
  void whatAMergeWithdrewComesBackAsItWas() {
    Handoff handoff = in(HandoffStatus.ACCEPTED);
    handoff.withdraw(TUESDAY);

    assertThat(handoff.resume()).isTrue();

    assertThat(handoff.status()).isEqualTo(HandoffStatus.ACCEPTED);
    assertThat(handoff.milestones().endedAt()).isNull();
  }

  @Test
  void aReturnedHandoffDoesNotComeBack() {
    Handoff handoff = in(HandoffStatus.RETURNED);

    assertThat(handoff.resume()).isFalse();
    assertThat(handoff.status()).isEqualTo(HandoffStatus.RETURNED);
  }

  static Handoff offered(boolean binding) {
    return Handoff.offer(GivenReports.routed(), HEALTH, HandoffRole.LEAD, null, binding, MONDAY);
  }

  private static Handoff in(HandoffStatus status) {
    Handoff handoff = offered(false);
    switch (status) {
      case OFFERED, DELIVERED -> {}
      case ACCEPTED -> handoff.accept(MONDAY);
      case ANSWERED -> handoff.answered(true, MONDAY);
      case COMPLETED -> {
        handoff.answered(true, MONDAY);
        handoff.complete(MONDAY);
      }
      case RETURNED -> handoff.returnAsNotCompetent("Bukan wewenang", null, MONDAY);
      case WITHDRAWN -> handoff.withdraw(MONDAY);
    }
    return handoff;
  }
}
