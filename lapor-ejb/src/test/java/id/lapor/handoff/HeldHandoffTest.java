package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import org.junit.jupiter.api.Test;

/** What a system of an institution acts on is the hand-off as it is once its report is held. */
class HeldHandoffTest {

  @Test
  void whatWasReadBeforeIsReadAgain() {
    TestDatabase.rolledBack(
        em -> {
          GivenDesk given = new GivenDesk(em, Caller.of("nobody"), event -> {});
          String id = given.handoff(given.ministry, "OFFERED");
          SystemDesk desk = given.systemDesk();
          assertThat(desk.hold(id).status()).isEqualTo(HandoffStatus.OFFERED);
          em.createNativeQuery("update handoff set status = 'WITHDRAWN' where uuid = ?1")
              .setParameter(1, id)
              .executeUpdate();

          assertThat(desk.hold(id).status()).isEqualTo(HandoffStatus.WITHDRAWN);
        });
  }

  @Test
  void nobodyHoldsAHandoffThatIsNot() {
    TestDatabase.rolledBack(
        em -> {
          SystemDesk desk = new GivenDesk(em, Caller.of("nobody"), event -> {}).systemDesk();

          assertThatThrownBy(() -> desk.hold("no-such-handoff")).isInstanceOf(NotFound.class);
        });
  }
}
