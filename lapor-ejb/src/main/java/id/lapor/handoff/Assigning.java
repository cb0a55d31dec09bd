package id.lapor.handoff;

import id.lapor.identity.Colleague;
import id.lapor.identity.Colleagues;
import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who in the institution works on a hand-off: somebody takes it, is given it, or puts it back. The
 * hand-off keeps its version, so that nobody's decision on it is refused for that.
 */
@Stateless
@RolesAllowed({Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER, Role.APPROVER, Role.UNIT_STAFF})
public class Assigning {

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject Assignments assignments;
  @Inject Colleagues colleagues;
  @Inject CaseScope scope;
  @Inject HandoffEvents events;
  @Inject WorkCounts counts;
  @Inject Clock clock;

  /** The caller takes it; what a colleague has only the institution's desk takes from them. */
  public void take(String id) {
    Handoff handoff = lock(id);
    Actor actor = scope.worker(handoff);
    requireFreeFor(actor, handoff);
    give(handoff, actor, actor.name());
  }

  /**
   * A colleague gets it, one who holds a role in which they can work on it. Its desk gives what it
   * likes, others what they have or what nobody has.
   *
   * @param user user name of the colleague
   */
  public void give(String id, String user) {
    Handoff handoff = lock(id);
    Actor actor = scope.worker(handoff);
    new InputRules().required("account", user).refuseIfBroken();
    requireFreeFor(actor, handoff);
    give(handoff, actor, user);
  }

  /** Nobody has it any more. */
  public void putBack(String id) {
    Handoff handoff = lock(id);
    Actor actor = scope.worker(handoff);
    requireFreeFor(actor, handoff);
    if (assignments.find(handoff).isPresent()) {
      assignments.end(handoff);
      counts.forget(actor.name());
      events.append(handoff, EventType.HANDOFF_UNASSIGNED, actor);
    }
    reports.flush();
  }

  /**
   * Colleagues to whom it can be given, at most 20.
   *
   * @param typed part of function or user name
   */
  public List<Colleague> candidates(String id, String typed) {
    Handoff handoff = handoffs.require(id);
    scope.worker(handoff);
    new InputRules().text("q", typed, 0, 100).refuseIfBroken();
    return colleagues.find(handoff.institution().path(), roles(handoff), typed, clock.instant());
  }

  private void give(Handoff handoff, Actor actor, String user) {
    Colleague colleague =
        colleagues
            .serving(user, handoff.institution().path(), roles(handoff), clock.instant())
            .orElseThrow(() -> InputRules.unknownCode("account"));
    Optional<Assignment> present = assignments.find(handoff);
    if (present.filter(has -> has.accountId() == colleague.id()).isPresent()) {
      return;
    }
    if (present.isPresent()) {
      present.get().passTo(colleague.id(), actor.name(), clock.instant());
    } else {
      assignments.add(new Assignment(handoff, colleague.id(), actor.name(), clock.instant()));
    }
    counts.forget(actor.name());
    events.append(
        handoff,
        EventType.HANDOFF_ASSIGNED,
        actor,
        Map.of("assignee", colleague.user(), "assigneeTitle", colleague.title()));
    reports.flush();
  }

  private void requireFreeFor(Actor actor, Handoff handoff) {
    boolean desk =
        actor.role().equals(Role.INSTITUTION_ADMIN) || actor.role().equals(Role.LIAISON_OFFICER);
    Optional<Holder> holder = assignments.holder(handoff);
    if (!desk && holder.filter(has -> !has.user().equals(actor.name())).isPresent()) {
      throw handoff.refusal("held-by-another", "A colleague works on it");
    }
  }

  private static String[] roles(Handoff handoff) {
    return CaseScope.handling(handoff.report());
  }

  private Handoff lock(String id) {
    Handoff handoff = scope.locked(id);
    handoff.requireOpen();
    return handoff;
  }
}
