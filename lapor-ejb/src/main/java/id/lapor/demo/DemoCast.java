package id.lapor.demo;

import id.lapor.handoff.Answering;
import id.lapor.handoff.CaseDesk;
import id.lapor.handoff.CaseFiles;
import id.lapor.handoff.CaseView;
import id.lapor.handoff.HandoffDesk;
import id.lapor.handoff.HandoffRole;
import id.lapor.handoff.HandoffView;
import id.lapor.handoff.Routing;
import id.lapor.handoff.Verification;
import id.lapor.report.ArchiveReason;
import id.lapor.report.Triage;
import id.lapor.shared.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

/** What the officers of demo stories do: each act is a use case, called by a demo account. */
@ApplicationScoped
class DemoCast {

  @Inject Routing routing;
  @Inject Triage triage;
  @Inject HandoffDesk desk;
  @Inject Answering answering;
  @Inject CaseFiles files;
  @Inject CaseDesk cases;
  @Inject DemoOfficers officers;
  @Inject DemoPassage passage;

  /** The verifier routes it to the matter's institution, now and then to another one as well. */
  void verify(DemoTale tale) {
    DemoMatter matter = tale.matter();
    verify(tale, matter.supervisory() ? matter.unit(1) : matter.lead());
  }

  /** The verifier routes it to this institution. */
  void verify(DemoTale tale, String lead) {
    List<String> supporting =
        !tale.matter().supervisory() && !lead.equals("kemendagri") && tale.chance(15)
            ? List.of("kemendagri")
            : List.of();
    String note = tale.chance(20) ? tale.any("notes") : null;
    act(
        tale,
        DemoOfficers.VERIFIER,
        () ->
            routing.verify(
                tale.report(),
                new Verification(
                    version(tale),
                    null,
                    tale.matter().supervisory(),
                    tale.matter().category(),
                    null,
                    null,
                    lead,
                    supporting,
                    note)));
    passage.deliver(tale);
  }

  /** The verifier, or the national administrator after two returns, names another lead. */
  void routeAgain(DemoTale tale, String account, String institution) {
    String ask = tale.any("asks");
    act(
        tale,
        account,
        () -> routing.handOff(tale.report(), version(tale), institution, HandoffRole.LEAD, ask));
    passage.deliver(tale);
  }

  void pend(DemoTale tale) {
    String missing = tale.any("missing");
    act(tale, DemoOfficers.VERIFIER, () -> triage.pend(tale.report(), version(tale), missing));
  }

  void archive(DemoTale tale) {
    List<String> reason = tale.anyPair("archives");
    act(
        tale,
        DemoOfficers.VERIFIER,
        () ->
            triage.archive(
                tale.report(), version(tale), ArchiveReason.valueOf(reason.get(0)), reason.get(1)));
  }

  void restore(DemoTale tale) {
    String reason = tale.any("restorations");
    act(tale, DemoOfficers.ADMIN, () -> triage.restore(tale.report(), version(tale), reason));
  }

  void takeDown(DemoTale tale) {
    String reason = tale.any("takeDowns");
    act(tale, DemoOfficers.ADMIN, () -> triage.takeDown(tale.report(), version(tale), reason));
  }

  void putBack(DemoTale tale) {
    String reason = tale.any("putBacks");
    act(tale, DemoOfficers.ADMIN, () -> triage.putBack(tale.report(), version(tale), reason));
  }

  void merge(DemoTale tale, String into) {
    String reason = tale.any("merges");
    act(
        tale,
        DemoOfficers.VERIFIER,
        () -> triage.merge(tale.report(), version(tale), into, reason));
  }

  void unmerge(DemoTale tale) {
    String reason = tale.any("unmerges");
    act(tale, DemoOfficers.VERIFIER, () -> triage.unmerge(tale.report(), version(tale), reason));
  }

  void accept(DemoTale tale) {
    HandoffView held = held(tale);
    act(tale, liaison(tale), () -> desk.accept(held.id(), held.version()));
    if (tale.chance(30)) {
      String note = tale.any("notes");
      act(tale, liaison(tale), () -> cases.note(tale.report(), note));
    }
  }

  /** Passes it down to the next unit of the matter's path. */
  void delegate(DemoTale tale, int depth) {
    HandoffView held = held(tale);
    String unit = tale.matter().unit(depth);
    act(tale, liaison(tale), () -> desk.delegate(held.id(), held.version(), unit));
    passage.deliver(tale);
  }

  void sendBack(DemoTale tale, String proposed) {
    HandoffView held = held(tale);
    String reason = tale.any("returns");
    act(
        tale,
        held.institutionCode() + "-liaison",
        () -> desk.returnAsNotCompetent(held.id(), held.version(), reason, proposed));
  }

  void hold(DemoTale tale) {
    HandoffView held = held(tale);
    String text = tale.any("holding");
    act(tale, liaison(tale), () -> answering.publishNew(held.id(), held.version(), text, false));
  }

  /** A draft of the staff, approved and published, or the liaison officer's own answer. */
  void answer(DemoTale tale) {
    if (!tale.matter().supervisory() && tale.chance(50)) {
      String answer = draft(tale);
      tale.atWork(0);
      act(tale, approver(tale), () -> answering.approve(answer, answerVersion(tale, answer)));
      tale.atWork(0);
      act(tale, liaison(tale), () -> answering.publish(answer, answerVersion(tale, answer)));
    } else {
      HandoffView held = held(tale);
      String text = tale.answer();
      act(tale, liaison(tale), () -> answering.publishNew(held.id(), held.version(), text, true));
    }
  }

  /** The staff drafts an answer; its id. */
  String draft(DemoTale tale) {
    HandoffView held = held(tale);
    String text = tale.answer();
    return as(
        tale,
        tale.matter().lead() + "-staff",
        () -> answering.draft(held.id(), held.version(), text, true));
  }

  void remark(DemoTale tale, String answer) {
    String remark = tale.any("asks");
    act(
        tale,
        approver(tale),
        () -> answering.sendBack(answer, answerVersion(tale, answer), remark));
  }

  /** The hand-off on which somebody works now: the lowest of those that the matter's units hold. */
  private HandoffView held(DemoTale tale) {
    List<HandoffView> open =
        seen(tale).handoffs().stream()
            .filter(handoff -> handoff.status().open())
            .filter(handoff -> handoff.role() == HandoffRole.LEAD)
            .toList();
    return open.get(open.size() - 1);
  }

  private CaseView seen(DemoTale tale) {
    return officers.as(DemoOfficers.VERIFIER, () -> files.get(tale.report()));
  }

  private long version(DemoTale tale) {
    return seen(tale).report().version();
  }

  private long answerVersion(DemoTale tale, String answer) {
    return held(tale).answers().stream()
        .filter(written -> written.id().equals(answer))
        .findFirst()
        .orElseThrow()
        .version();
  }

  private static String liaison(DemoTale tale) {
    return tale.matter().lead() + "-liaison";
  }

  private static String approver(DemoTale tale) {
    return tale.matter().lead() + "-approver";
  }

  private void act(DemoTale tale, String account, Runnable step) {
    as(
        tale,
        account,
        () -> {
          step.run();
          return null;
        });
  }

  private <T> T as(DemoTale tale, String account, Supplier<T> step) {
    passage.until(tale, tale.at());
    T result = ClockProducer.at(tale.at(), () -> officers.as(account, step));
    passage.settle();
    return result;
  }
}
