package id.lapor.handoff;

import static id.lapor.report.GivenReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why something cannot be done with a hand-off now. */
class WithheldHandoffsTest {

  @Test
  void whatWasAnsweredCannotBeTakenUpOrGivenBackAnyMore() {
    Handoff handoff = HandoffTest.offered(false);
    handoff.answered(true, MONDAY);

    assertThat(reasons(handoff, Role.LIAISON_OFFICER))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(CaseAction.ACCEPT, "accepted", CaseAction.RETURN, "answered"));
  }

  @Test
  void aBindingOneCannotBeGivenBack() {
    Handoff handoff = HandoffTest.offered(true);

    assertThat(reasons(handoff, Role.LIAISON_OFFICER))
        .containsExactlyEntriesOf(Map.of(CaseAction.RETURN, "binding"));
  }

  @Test
  void whoWorksInAUnitIsToldThatTheDeskDoesIt() {
    Handoff handoff = HandoffTest.offered(false);

    assertThat(reasons(handoff, Role.UNIT_STAFF).values()).containsOnly("desk");
  }

  @Test
  void nothingCanBeDoneWithWhatHasEnded() {
    Handoff handoff = HandoffTest.offered(false);
    handoff.withdraw(MONDAY);

    assertThat(reasons(handoff, Role.LIAISON_OFFICER))
        .hasSize(4)
        .containsEntry(CaseAction.DELEGATE, "handoff-ended");
  }

  @Test
  void whoHasNothingToDoWithItIsToldNothing() {
    Handoff handoff = HandoffTest.offered(false);

    assertThat(reasons(handoff, new Scope(Role.LIAISON_OFFICER, 1L, "/elsewhere/"))).isEmpty();
  }

  private static Map<CaseAction, String> reasons(Handoff handoff, String role) {
    return reasons(handoff, Scope.national(role));
  }

  private static Map<CaseAction, String> reasons(Handoff handoff, Scope scope) {
    CaseActions actions = new CaseActions();
    actions.caller = Caller.of("officer", scope);
    actions.scope = new CaseScope();
    actions.scope.caller = actions.caller;
    WithheldActions withheld = new WithheldActions();
    withheld.caller = actions.caller;
    return withheld.of(handoff, actions.of(handoff));
  }
}
