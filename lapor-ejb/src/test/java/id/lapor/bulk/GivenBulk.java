package id.lapor.bulk;

import id.lapor.handoff.GivenDesk;
import id.lapor.handoff.WorkList;
import id.lapor.handoff.WorkQuery;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.GivenCaller;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.ReportHappened;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Jobs on the work of a small country, in one transaction of a test. */
final class GivenBulk {

  final EntityManager em;
  final GivenDesk desk;
  final GivenCaller caller = new GivenCaller();
  final List<ReportHappened> happened = new ArrayList<>();
  final BulkDesk orders = new BulkDesk();
  final BulkResults results = new BulkResults();
  final DueBulkItems due = new DueBulkItems();

  GivenBulk(EntityManager em) {
    this.em = em;
    desk = new GivenDesk(em, caller, happened::add);
    orders.jobs = new BulkJobs();
    orders.jobs.em = em;
    orders.items = new BulkItems();
    orders.items.em = em;
    orders.rules = new BulkRules();
    orders.rules.caller = caller;
    orders.selection = desk.selection();
    orders.institutions = GivenInstitutions.institutions(em);
    results.institutions = orders.institutions;
    orders.colleagues = GivenAccounts.colleagues(em);
    orders.caller = caller;
    orders.clock = GivenDesk.CLOCK;
    results.jobs = orders.jobs;
    results.items = orders.items;
    results.caller = caller;
    due.jobs = orders.jobs;
    due.items = orders.items;
    due.behalf = caller.behalf(em, GivenDesk.CLOCK);
    due.clock = GivenDesk.CLOCK;
    due.acts = new BulkActs();
    due.acts.reports = GivenReports.reports(em);
    due.acts.selection = orders.selection;
    due.acts.assigning = desk.assigning();
    due.acts.desk = desk.handoffDesk();
    due.acts.offers = desk.offers(GivenDesk.CLOCK);
    due.acts.triage = GivenReports.triage(em, caller, GivenDesk.CLOCK, happened::add);
    due.acts.notes = desk.caseDesk();
  }

  /** From now on this officer calls, who is made for it; their key. */
  long officer(String user, String role, Long institution) {
    long account = GivenAccounts.officer(em, user, role, institution, null);
    calls(user, role, institution);
    return account;
  }

  /** From now on this officer calls, who was made before. */
  void calls(String user, String role, Long institution) {
    caller.becomes(
        user, institution == null ? Scope.national(role) : desk.work.serving(role, institution));
  }

  /** Prepares an act on the whole of a list. */
  long prepare(WorkList list, BulkAct act) {
    return prepare(list, new BulkOrder(act, null, null, null, null));
  }

  long prepare(WorkList list, BulkOrder order) {
    return orders.prepare(WorkQuery.of(list), List.of(), order);
  }

  /** Does all that waits, as the sweep does, and ends the job. */
  void run(long job) {
    for (long item : due.waiting(job, 1_000)) {
      Optional<String> refused = due.perform(item);
      refused.ifPresent(rule -> due.refuse(item, rule));
    }
    due.finish(job);
    em.flush();
  }

  /** Prepared, started and done. */
  long done(WorkList list, BulkOrder order) {
    long job = prepare(list, order);
    orders.start(job);
    em.flush();
    run(job);
    return job;
  }

  BulkJobView view(long job) {
    return results.get(job, null, 0, 10).job();
  }

  BulkTally tally(long job) {
    em.flush();
    return orders.items.tally(job);
  }

  /** The reasons for which lines were not possible, with how many. */
  Map<String, Integer> reasons(long job) {
    em.flush();
    Map<String, Integer> reasons = new TreeMap<>();
    orders.items.groups(job).forEach(g -> reasons.put(g.state() + " " + g.rule(), g.count()));
    return reasons;
  }

  List<EventType> events() {
    return happened.stream().map(event -> event.event().type()).toList();
  }
}
