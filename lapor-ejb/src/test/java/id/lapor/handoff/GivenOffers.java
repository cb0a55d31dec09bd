package id.lapor.handoff;

import id.lapor.identity.GivenCaller;
import id.lapor.identity.Scope;
import id.lapor.report.EventType;
import id.lapor.shared.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Offers that wait, what became of them, and who asks. */
final class GivenOffers {

  private GivenOffers() {}

  static Function<GivenDesk, Scope> national(String role) {
    return desk -> Scope.national(role);
  }

  static Function<GivenDesk, Scope> ministry(String role) {
    return desk -> desk.work.serving(role, desk.ministry);
  }

  /** A story of somebody with this role; what happens is noted. */
  static void given(
      List<EventType> told, Function<GivenDesk, Scope> who, Consumer<GivenDesk> story) {
    TestDatabase.rolledBack(
        em -> {
          GivenCaller caller = new GivenCaller();
          GivenDesk desk = new GivenDesk(em, caller, happened -> told.add(happened.event().type()));
          caller.becomes("uji-ani", who.apply(desk));
          story.accept(desk);
        });
  }

  /** A hand-off of the ministry that was passed to its unit long ago. */
  static String delegated(GivenDesk desk) {
    String parent = desk.handoff(desk.ministry, "ACCEPTED");
    String below = desk.handoff(desk.unit, "OFFERED");
    desk.em
        .createNativeQuery(
            "update handoff set parent_id = (select id from handoff where uuid = ?2),"
                + " report_id = (select report_id from handoff where uuid = ?2), role ="
                + " 'SUPPORTING' where uuid = ?1")
        .setParameter(1, below)
        .setParameter(2, parent)
        .executeUpdate();
    return below;
  }

  static Handoff read(GivenDesk desk, String id) {
    desk.em.flush();
    desk.em.clear();
    Handoffs handoffs = new Handoffs();
    handoffs.em = desk.em;
    return handoffs.require(id);
  }

  @SuppressWarnings("unchecked")
  static List<String> messages(GivenDesk desk, String id) {
    desk.em.flush();
    return desk.em
        .createNativeQuery(
            "select type || ' ' || coalesce(repeats, 'null') from outbox_message"
                + " where handoff_id = ?1 order by id")
        .setParameter(1, id)
        .getResultList();
  }

  static String payload(GivenDesk desk, String id) {
    return (String)
        desk.em
            .createNativeQuery("select payload from outbox_message where handoff_id = ?1")
            .setParameter(1, id)
            .getSingleResult();
  }

  static List<Instant> owed(GivenDesk desk, String id) {
    return desk.em
        .createQuery(
            "select d.dueAt from Deadline d where d.endedAt is null and d.handoffId ="
                + " (select h.id from Handoff h where h.uuid = :uuid)",
            Instant.class)
        .setParameter("uuid", id)
        .getResultList();
  }

  static String uuid(GivenWork.Item item) {
    return "made-" + item.id();
  }

  static String code(long institution, GivenDesk desk) {
    return (String)
        desk.em
            .createNativeQuery("select code from institution where id = ?1")
            .setParameter(1, institution)
            .getSingleResult();
  }
}
