package id.lapor.bulk;

import id.lapor.handoff.Assigning;
import id.lapor.handoff.CaseDesk;
import id.lapor.handoff.HandoffDesk;
import id.lapor.handoff.HandoffRole;
import id.lapor.handoff.OfferDesk;
import id.lapor.handoff.Routing;
import id.lapor.handoff.WorkSelection;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.Triage;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;

/**
 * Does the act of a job to one line, by the use case that does it from a form: whoever calls must
 * hold what that use case asks for.
 */
@ApplicationScoped
public class BulkActs {

  @Inject Reports reports;
  @Inject WorkSelection selection;
  @Inject Assigning assigning;
  @Inject HandoffDesk desk;
  @Inject OfferDesk offers;
  @Inject Triage triage;
  @Inject Routing routing;
  @Inject CaseDesk notes;

  /**
   * What a line was and is, as far as that can be put back; both null otherwise. Of hand-offs who
   * works on them, of an archived report its version.
   */
  record Effect(String before, String after) {

    static final Effect LASTING = new Effect(null, null);
  }

  /** The act, or the one that takes it back. The caller is whoever ordered it. */
  Effect perform(BulkJob job, BulkItem item) {
    Report report = reports.lock(item.reportId());
    if (job.act().assigning()) {
      return job.undoing() ? unassign(item) : assign(job, item);
    }
    if (job.undoing()) {
      triage.restore(item.trackingId(), Long.parseLong(item.after()), job.text());
      return new Effect(item.before(), item.after());
    }
    decide(job, item);
    if (job.act() != BulkAct.ARCHIVE) {
      return Effect.LASTING;
    }
    reports.flush();
    return new Effect(null, Long.toString(report.version()));
  }

  private void decide(BulkJob job, BulkItem item) {
    String id = item.trackingId();
    switch (job.act()) {
      case ACCEPT -> desk.accept(item.handoff(), item.decidedOn());
      case DELEGATE -> desk.delegate(item.handoff(), item.decidedOn(), job.institution());
      case REMIND -> offers.remind(item.handoff());
      case OFFER_AGAIN -> offers.offerAgain(item.handoff(), item.decidedOn());
      case REROUTE ->
          offers.reroute(item.handoff(), item.decidedOn(), job.institution(), job.text());
      case PEND -> triage.pend(id, item.decidedOn(), job.text());
      case ARCHIVE -> triage.archive(id, item.decidedOn(), job.reason(), job.text());
      case LEAD -> routing.handOff(id, item.decidedOn(), job.institution(), HandoffRole.LEAD, null);
      case SUPPORT ->
          routing.handOff(id, item.decidedOn(), job.institution(), HandoffRole.SUPPORTING, null);
      case NOTE -> notes.note(id, job.text());
      default -> throw new IllegalStateException(job.act() + " decides nothing");
    }
  }

  private Effect assign(BulkJob job, BulkItem item) {
    String before = selection.holder(item.handoff());
    switch (job.act()) {
      case TAKE -> assigning.take(item.handoff());
      case GIVE -> assigning.give(item.handoff(), job.colleague());
      default -> assigning.putBack(item.handoff());
    }
    return new Effect(before, selection.holder(item.handoff()));
  }

  /** Back to whoever had it, unless somebody has changed that since. */
  private Effect unassign(BulkItem item) {
    String now = selection.holder(item.handoff());
    if (!Objects.equals(now, item.after())) {
      throw new RuleViolation("bulk-changed-since", "Somebody else works on it since");
    }
    if (item.before() == null) {
      assigning.putBack(item.handoff());
    } else {
      assigning.give(item.handoff(), item.before());
    }
    return new Effect(item.before(), item.after());
  }
}
