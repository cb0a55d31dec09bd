package id.lapor.bulk;

import id.lapor.handoff.ChosenLine;
import id.lapor.handoff.WorkQuery;
import id.lapor.handoff.WorkSelection;
import id.lapor.identity.Caller;
import id.lapor.identity.Colleague;
import id.lapor.identity.Colleagues;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.report.InputRules;
import id.lapor.report.Triage;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Orders work on many lines of a work list at once: prepared, started, stopped, taken back. */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class BulkDesk {

  /** The most lines of one job. */
  public static final int MOST_LINES = 5_000;

  /** The most jobs of one person that run at once. */
  public static final int MOST_RUNNING = 3;

  /** How many a person has prepared at once; older ones are forgotten. */
  private static final int MOST_PREPARED = 3;

  @Inject BulkJobs jobs;
  @Inject BulkItems items;
  @Inject BulkRules rules;
  @Inject WorkSelection selection;
  @Inject Institutions institutions;
  @Inject Colleagues colleagues;
  @Inject Caller caller;
  @Inject Clock clock;

  /**
   * Freezes lines of a work list as they stand now, with what of them will not be possible.
   *
   * @param marked keys of the lines, or empty for all that the filter lets through
   * @return key of the job
   * @throws RuleViolation {@code bulk-act-not-yours}, {@code bulk-nothing-chosen}
   */
  public long prepare(WorkQuery query, List<String> marked, BulkOrder order) {
    order.check(this::known);
    new InputRules()
        .that(order.act().isFor(caller::is), "act", "bulk-act-not-yours", "Not for these roles")
        .refuseIfBroken();
    List<ChosenLine> found =
        selection.lines(query, marked, order.colleague(), order.institution(), MOST_LINES + 1);
    boolean cut = found.size() > MOST_LINES;
    List<ChosenLine> lines = once(order.act(), cut ? found.subList(0, MOST_LINES) : found);
    if (lines.isEmpty()) {
      throw new RuleViolation("bulk-nothing-chosen", "The list holds none of these lines");
    }
    BulkJob job =
        BulkJob.prepared(caller.account(), order, query.list().key(), cut, clock.instant());
    jobs.add(job);
    int impossible = items.freeze(job, lines, line -> rules.refusal(order.act(), line));
    job.holds(lines.size(), impossible);
    jobs.forgetPrepared(caller.account(), MOST_PREPARED);
    return job.id();
  }

  /** Begins to work on what was prepared, at most three jobs at once. */
  public void start(long id) {
    BulkJob job = jobs.lock(id, caller.account());
    if (job.total() == job.leftOut()) {
      throw new RuleViolation("bulk-nothing-possible", "No line is possible");
    }
    if (jobs.runningOf(caller.account()) >= MOST_RUNNING) {
      throw new RuleViolation("bulk-too-many", "At most three jobs run at once");
    }
    job.start(clock.instant());
  }

  /** Stops a job, or forgets one that was not started. What was done stays. */
  public void cancel(long id) {
    BulkJob job = jobs.require(id, caller.account());
    if (job.status() == BulkStatus.PREPARED) {
      jobs.remove(jobs.lock(id, caller.account()));
      return;
    }
    items.cancelWaiting(id);
    jobs.lock(id, caller.account()).cancel(items.tally(id), clock.instant());
  }

  /**
   * Prepares to take back what a job did; lines that were changed since stay as they are.
   *
   * @param reason why, where reports leave the archive; or null
   * @return key of the new job
   */
  public long undo(long id, String reason) {
    BulkJob job = jobs.lock(id, caller.account());
    if (!job.act().isUndoneBy(caller::is) || job.undoing()) {
      throw new RuleViolation("bulk-lasting", "This cannot be taken back");
    }
    if (jobs.isUndone(id)) {
      throw new RuleViolation("bulk-undone", "It is taken back already");
    }
    if (job.act() == BulkAct.ARCHIVE) {
      new InputRules()
          .required("reason", reason)
          .text("reason", reason, 1, Triage.MAX_REASON)
          .refuseIfBroken();
    }
    String why = job.act() == BulkAct.ARCHIVE ? reason.strip() : null;
    BulkJob undoing = job.undoing(why, clock.instant());
    jobs.add(undoing);
    int lines = items.freezeUndoing(undoing);
    if (lines == 0) {
      throw new RuleViolation("bulk-nothing-changed", "Nothing was changed by it");
    }
    undoing.holds(lines, 0);
    return undoing.id();
  }

  /**
   * Colleagues to whom work can be given: those who serve the caller's institution, at most 20.
   *
   * @param typed part of function or user name
   */
  public List<Colleague> colleagues(String typed) {
    new InputRules().text("q", typed, 0, 100).refuseIfBroken();
    return caller
        .scope()
        .map(Scope::path)
        .map(path -> colleagues.find(path, handling(), typed, clock.instant()))
        .orElse(List.of());
  }

  private static String[] handling() {
    return new String[] {
      Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER, Role.APPROVER, Role.UNIT_STAFF
    };
  }

  private boolean known(String code) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.WIB);
    return institutions.validOn(code, today).isPresent();
  }

  /** Each hand-off once, or each report: a list may hold two limits of one. */
  private static List<ChosenLine> once(BulkAct act, List<ChosenLine> lines) {
    Set<String> seen = new HashSet<>();
    return lines.stream()
        .filter(
            line ->
                seen.add(
                    act.ofHandoffs() && line.handoff() != null
                        ? line.handoff()
                        : line.trackingId()))
        .toList();
  }
}
