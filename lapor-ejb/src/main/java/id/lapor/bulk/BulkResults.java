package id.lapor.bulk;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.report.InputRules;
import id.lapor.report.Slice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** How jobs on many lines go, and what became of each line: one's own, for auditors all. */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.AUDITOR,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class BulkResults {

  /** The most lines that one question answers. */
  public static final int MOST = 500;

  @Inject BulkJobs jobs;
  @Inject BulkItems items;
  @Inject Institutions institutions;
  @Inject Caller caller;

  /**
   * Jobs, the newest first.
   *
   * @param before key before which the page begins, or null for the newest
   */
  public Slice<BulkJobView> page(Long before, int limit) {
    new InputRules().between("limit", limit, 1, Slice.MAX_LIMIT).refuseIfBroken();
    List<BulkJob> rows = jobs.before(before == null ? Long.MAX_VALUE : before, whose(), limit + 1);
    return Slice.of(rows, limit, last -> Long.toString(last.id()), this::views);
  }

  /**
   * One job, with the reasons for which lines were not possible, and lines of it in their order.
   *
   * @param state the only state of lines that is wanted, or null
   * @param after position after which the lines begin
   */
  public BulkResult get(long id, BulkItemState state, int after, int limit) {
    new InputRules().between("limit", limit, 1, MOST).refuseIfBroken();
    BulkJob job = jobs.require(id, whose());
    return new BulkResult(one(job), slice(id, state, after, limit));
  }

  private BulkJobView one(BulkJob job) {
    long id = job.id();
    boolean over = job.status() == BulkStatus.DONE || job.status() == BulkStatus.CANCELLED;
    boolean own = job.orderedBy().equals(caller.account());
    boolean undoable =
        own
            && over
            && !job.undoing()
            && job.act().isUndoneBy(caller::is)
            && job.tally().of(BulkItemState.DONE) > 0
            && !jobs.isUndone(id);
    return view(job, over ? job.tally() : items.tally(id), items.groups(id), undoable, name(job));
  }

  private String name(BulkJob job) {
    return job.institution() == null
        ? null
        : institutions.find(job.institution()).map(Institution::name).orElse(null);
  }

  /**
   * Lines of a job in their order.
   *
   * @param state the only state that is wanted, or null
   * @param after position after which the page begins
   */
  public Slice<BulkItemView> lines(long id, BulkItemState state, int after, int limit) {
    new InputRules().between("limit", limit, 1, MOST).refuseIfBroken();
    jobs.require(id, whose());
    return slice(id, state, after, limit);
  }

  private Slice<BulkItemView> slice(long id, BulkItemState state, int after, int limit) {
    List<BulkItemView> rows =
        items.page(id, state, after, limit + 1).stream().map(BulkItem::view).toList();
    return Slice.of(rows, limit, last -> Integer.toString(last.position()), all -> all);
  }

  private String whose() {
    return caller.is(Role.AUDITOR) ? null : caller.account();
  }

  private List<BulkJobView> views(List<BulkJob> rows) {
    Map<Long, BulkTally> tallies =
        items.tallies(rows.stream().filter(job -> job.endedAt() == null).map(BulkJob::id).toList());
    return rows.stream()
        .map(job -> view(job, tallies.getOrDefault(job.id(), job.tally()), List.of(), false, null))
        .toList();
  }

  private BulkJobView view(
      BulkJob job, BulkTally tally, List<BulkGroup> groups, boolean undoable, String name) {
    return new BulkJobView(
        job.id(),
        job.act(),
        job.status(),
        job.orderedBy(),
        job.list(),
        job.colleague(),
        job.institution(),
        name,
        job.reason(),
        job.text(),
        job.cut(),
        job.total(),
        tally,
        job.undoes(),
        job.madeAt(),
        job.startedAt(),
        job.endedAt(),
        groups,
        job.orderedBy().equals(caller.account()),
        undoable);
  }
}
