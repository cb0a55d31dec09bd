package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenCaller;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.outbox.ReceivingWay;
import id.lapor.report.Actor;
import id.lapor.shared.TestDatabase;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A system hears by its queue of what people of its institution did in the portal. */
class TransitionObserverTest {

  private GivenDesk desk;

  @Test
  void whatPeopleTakeUpTheirSystemHearsOfOnce() {
    given(
        ReceivingWay.BOTH,
        () -> {
          String id = desk.handoff(desk.ministry, "DELIVERED");

          desk.handoffDesk().accept(id, 1);

          assertThat(desk.said("TRANSITION")).hasSize(1);
          assertThat(desk.said("TRANSITION").get(0))
              .contains(id, "\"transition\":\"ACCEPTED\"", "\"at\":");
        });
  }

  @Test
  void whatTheyGiveBackIsSaidWithWhoTheyThinkIsCompetent() {
    given(
        ReceivingWay.QUEUE,
        () -> {
          String id = desk.handoff(desk.ministry, "DELIVERED");
          String city = desk.code(desk.city);

          desk.handoffDesk().returnAsNotCompetent(id, 1, "Bukan wewenang kami", city);

          assertThat(desk.said("TRANSITION")).hasSize(1);
          assertThat(desk.said("TRANSITION").get(0))
              .contains("\"transition\":\"RETURNED\"", "\"proposedInstitution\":\"" + city)
              .doesNotContain("Bukan wewenang");
        });
  }

  @Test
  void whatAUnitAnswersIsSaidOfItsOwnHandoffAndOfTheOneAbove() {
    given(
        ReceivingWay.BOTH,
        () -> {
          String above = desk.handoff(desk.ministry, "ACCEPTED");
          String below = desk.handoff(desk.unit, "ACCEPTED");
          desk.em
              .createNativeQuery(
                  "update handoff set parent_id = (select id from handoff where uuid = ?2),"
                      + " report_id = (select report_id from handoff where uuid = ?2),"
                      + " role = 'SUPPORTING' where uuid = ?1")
              .setParameter(1, below)
              .setParameter(2, above)
              .executeUpdate();
          Institution unit = desk.em.find(Institution.class, desk.unit);

          answer(below, new Actor("uji-ani", Role.LIAISON_OFFICER, unit));

          assertThat(desk.said("TRANSITION"))
              .hasSize(2)
              .allMatch(one -> one.contains("\"substantive\":true"));
          assertThat(desk.said("TRANSITION").get(0)).startsWith(below);
          assertThat(desk.said("TRANSITION").get(1)).startsWith(above);
        });
  }

  @Test
  void whatASystemDidItselfItIsNotTold() {
    given(
        ReceivingWay.BOTH,
        () -> {
          String id = desk.handoff(desk.ministry, "DELIVERED");
          Actor system = Actor.systemOf(desk.em.find(Institution.class, desk.ministry));

          desk.systemDesk().accept(desk.systemDesk().hold(id), system);
          answer(id, system);

          assertThat(desk.said("TRANSITION")).isEmpty();
        });
  }

  @Test
  void whoIsServedByThePortalAloneHasNoQueueToHearBy() {
    given(
        ReceivingWay.PORTAL,
        () -> {
          String id = desk.handoff(desk.ministry, "DELIVERED");

          desk.handoffDesk().accept(id, 1);

          Object all =
              desk.em
                  .createNativeQuery("select count(*) from outbox_message where handoff_id = ?1")
                  .setParameter(1, id)
                  .getSingleResult();
          assertThat(((Number) all).intValue()).isZero();
        });
  }

  private void answer(String id, Actor actor) {
    SystemDesk acts = desk.systemDesk();
    acts.answer(acts.hold(id), actor, "Sudah kami perbaiki.", true);
  }

  private void given(ReceivingWay way, Runnable story) {
    TestDatabase.rolledBack(
        em -> {
          TransitionObserver observer = new TransitionObserver();
          GivenCaller caller = new GivenCaller();
          Consumer<id.lapor.report.ReportHappened> told = observer::on;
          desk = new GivenDesk(em, caller, told);
          observer.offering = desk.offers(GivenDesk.CLOCK).offering;
          observer.handoffs = observer.offering.handoffs;
          caller.becomes("uji-ani", desk.work.serving(Role.LIAISON_OFFICER, desk.ministry));
          desk.receives(way);
          story.run();
        });
  }
}
