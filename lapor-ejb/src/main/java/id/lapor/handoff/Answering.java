package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.Reports;
import id.lapor.report.Triage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/**
 * How an institution answers. Everybody who works on the hand-off may draft, an approver approves
 * what another wrote, liaison officer and administrator publish.
 */
@Stateless
public class Answering {

  /** The longest answer, in characters. */
  public static final int MAX_TEXT = 10_000;

  private static final String[] DRAFTING = {
    Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN, Role.UNIT_STAFF, Role.APPROVER
  };
  private static final String[] APPROVING = {Role.APPROVER, Role.INSTITUTION_ADMIN};
  private static final String[] PUBLISHING = {Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN};

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject CaseScope scope;
  @Inject Publishing publishing;
  @Inject Clock clock;

  /**
   * Writes a draft.
   *
   * @param version of the hand-off
   * @param substantive whether it settles or decides something
   * @return id of the answer
   */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN, Role.UNIT_STAFF, Role.APPROVER})
  public String draft(String handoffId, long version, String text, Boolean substantive) {
    Handoff handoff = scope.locked(handoffId);
    Actor actor = scope.at(handoff, DRAFTING);
    handoff.requireVersion(version);
    handoff.requireOpen();
    Answer answer = newDraft(handoff, text, substantive, actor);
    drafted(answer, actor);
    reports.flush();
    return answer.uuid();
  }

  /** Writes and publishes at once. */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN})
  public String publishNew(String handoffId, long version, String text, Boolean substantive) {
    Handoff handoff = scope.locked(handoffId);
    Actor actor = scope.at(handoff, PUBLISHING);
    handoff.requireVersion(version);
    handoff.requireOpen();
    Answer answer = newDraft(handoff, text, substantive, actor);
    publishing.publish(answer, actor);
    return answer.uuid();
  }

  /** Writes a draft anew; an approval given before is void. */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN, Role.UNIT_STAFF, Role.APPROVER})
  public void rewrite(String answerId, long version, String text, Boolean substantive) {
    Answer answer = lockAnswer(answerId);
    Actor actor = scope.at(answer.handoff(), DRAFTING);
    answer.requireVersion(version);
    answer.handoff().requireOpen();
    check(text, substantive);
    answer.rewrite(text.strip(), substantive, actor.name(), clock.instant());
    drafted(answer, actor);
    reports.flush();
  }

  /** Approves a draft that somebody else wrote. */
  @RolesAllowed({Role.APPROVER, Role.INSTITUTION_ADMIN})
  public void approve(String answerId, long version) {
    Answer answer = lockAnswer(answerId);
    Actor actor = scope.at(answer.handoff(), APPROVING);
    answer.requireVersion(version);
    answer.handoff().requireOpen();
    answer.approve(actor.name(), clock.instant());
    publishing.event(answer, EventType.ANSWER_APPROVED, actor, Map.of());
    reports.flush();
  }

  /** Sends a draft back to its author with a remark. */
  @RolesAllowed({Role.APPROVER, Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER})
  public void sendBack(String answerId, long version, String remark) {
    Answer answer = lockAnswer(answerId);
    Actor actor =
        scope.at(answer.handoff(), Role.APPROVER, Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER);
    answer.requireVersion(version);
    new InputRules()
        .required("remark", remark)
        .text("remark", remark, 1, Triage.MAX_REASON)
        .refuseIfBroken();
    answer.sendBack(remark.strip());
    publishing.event(answer, EventType.ANSWER_SENT_BACK, actor, Map.of("remark", remark.strip()));
    reports.flush();
  }

  /** Publishes a draft, approved or, by decision of the liaison officer, not. */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN})
  public void publish(String answerId, long version) {
    Answer answer = lockAnswer(answerId);
    Actor actor = scope.at(answer.handoff(), PUBLISHING);
    answer.requireVersion(version);
    answer.handoff().requireOpen();
    publishing.publish(answer, actor);
  }

  private Answer newDraft(Handoff handoff, String text, Boolean substantive, Actor actor) {
    check(text, substantive);
    return publishing.write(handoff, text.strip(), substantive, actor);
  }

  private static void check(String text, Boolean substantive) {
    new InputRules()
        .required("text", text)
        .text("text", text, 1, MAX_TEXT)
        .required("substantive", substantive)
        .refuseIfBroken();
  }

  private void drafted(Answer answer, Actor actor) {
    publishing.event(answer, EventType.ANSWER_DRAFTED, actor, Map.of("text", answer.text()));
  }

  private Answer lockAnswer(String answerId) {
    Answer found = handoffs.requireAnswer(answerId);
    scope.locked(found.handoff().uuid());
    return handoffs.refreshed(found);
  }
}
