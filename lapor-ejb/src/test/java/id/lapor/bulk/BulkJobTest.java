package id.lapor.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.handoff.GivenDesk;
import id.lapor.handoff.WorkList;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.report.ArchiveReason;
import id.lapor.report.EventType;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** One order on many lines does to each what its orderer could do, once, and no more. */
class BulkJobTest {

  private static final BulkOrder TAKE = new BulkOrder(BulkAct.TAKE, null, null, null, null);
  private static final BulkOrder NOTE = new BulkOrder(BulkAct.NOTE, null, null, null, " Cek. ");

  @Test
  void whatIsOrderedIsDoneToEachLineOfTheListOnce() {
    given(
        bulk -> {
          String first = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          String second = bulk.desk.handoff(bulk.desk.unit, "OFFERED");
          String foreign = bulk.desk.handoff(bulk.desk.city, "ACCEPTED");
          bulk.desk.allOverdue();
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);

          long job = bulk.prepare(WorkList.OVERDUE, TAKE);
          assertThat(bulk.tally(job).of(BulkItemState.WAITING)).isEqualTo(2);
          assertThat(bulk.desk.holder(first)).isNull();
          bulk.orders.start(job);
          bulk.run(job);
          bulk.run(job);

          assertThat(bulk.desk.holder(first)).isEqualTo("uji-staf");
          assertThat(bulk.desk.holder(second)).isEqualTo("uji-staf");
          assertThat(bulk.desk.holder(foreign)).isNull();
          assertThat(bulk.events())
              .containsExactly(EventType.HANDOFF_ASSIGNED, EventType.HANDOFF_ASSIGNED);
          assertThat(bulk.happened.get(0).event().actor()).isEqualTo("uji-staf");
          assertThat(bulk.view(job).status()).isEqualTo(BulkStatus.DONE);
          assertThat(bulk.view(job).tally().of(BulkItemState.DONE)).isEqualTo(2);
        });
  }

  @Test
  void thePreviewGroupsWhatIsImpossibleByRuleAndNeverTriesIt() {
    given(
        bulk -> {
          bulk.officer("uji-rekan", Role.UNIT_STAFF, bulk.desk.unit);
          String theirs = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.due.acts.assigning.take(theirs);
          String free = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.happened.clear();
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);

          long job = bulk.done(WorkList.MY_UNIT, TAKE);

          assertThat(bulk.reasons(job)).isEqualTo(Map.of("LEFT_OUT held-by-another", 1));
          assertThat(bulk.desk.holder(theirs)).isEqualTo("uji-rekan");
          assertThat(bulk.desk.holder(free)).isEqualTo("uji-staf");
          assertThat(bulk.happened).hasSize(1);
        });
  }

  /** What was left out is tried all the same: each is refused by the rule that was foretold. */
  @Test
  void whatThePreviewForetellsIsWhatTheUseCasesRefuse() {
    given(
        bulk -> {
          bulk.officer("uji-rekan", Role.UNIT_STAFF, bulk.desk.unit);
          bulk.due.acts.assigning.take(bulk.desk.handoff(bulk.desk.unit, "ACCEPTED"));
          bulk.desk.handoff(bulk.desk.unit, "OFFERED");
          bulk.desk.supervisoryHandoff(bulk.desk.unit);
          bulk.desk.report("SUBMITTED", bulk.desk.unit);
          bulk.desk.report("RETURNED", bulk.desk.unit);
          bulk.desk.allOverdue();
          bulk.officer("uji-atas", Role.LIAISON_OFFICER, bulk.desk.ministry);
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          assertForetold(bulk, WorkList.MY_UNIT, TAKE);
          assertForetold(bulk, WorkList.MY_UNIT, order(BulkAct.PUT_BACK));
          bulk.calls("uji-atas", Role.LIAISON_OFFICER, bulk.desk.ministry);
          assertForetold(bulk, WorkList.MY_UNIT, order(BulkAct.ACCEPT));
          assertForetold(
              bulk, WorkList.OVERDUE, new BulkOrder(BulkAct.GIVE, "uji-staf", null, null, null));
          bulk.officer("uji-verif", Role.NATIONAL_VERIFIER, null);
          assertForetold(bulk, WorkList.MY_UNIT, archive());
          assertForetold(bulk, WorkList.MY_UNIT, NOTE);
        });
  }

  private static void assertForetold(GivenBulk bulk, WorkList list, BulkOrder order) {
    long job = bulk.prepare(list, order);
    List<BulkGroup> foretold = bulk.orders.items.groups(job);
    int before = bulk.happened.size();
    bulk.em
        .createNativeQuery(
            "update bulk_item set state = 'WAITING', rule = null"
                + " where job_id = ?1 and state = 'LEFT_OUT'")
        .setParameter(1, job)
        .executeUpdate();
    int possible = bulk.tally(job).of(BulkItemState.WAITING);
    possible -= foretold.stream().mapToInt(BulkGroup::count).sum();
    bulk.em
        .createNativeQuery("update bulk_job set status = 'RUNNING' where id = ?1")
        .setParameter(1, job)
        .executeUpdate();
    bulk.run(job);

    assertThat(bulk.tally(job).of(BulkItemState.DONE)).isEqualTo(possible);
    assertThat(bulk.orders.items.groups(job))
        .extracting(BulkGroup::rule, BulkGroup::count)
        .containsExactlyElementsOf(
            foretold.stream()
                .map(g -> org.assertj.core.api.Assertions.tuple(g.rule(), g.count()))
                .toList());
    assertThat(bulk.happened.size() - before).isLessThanOrEqualTo(possible);
  }

  @Test
  void whoeverLosesTheRoleMeanwhileDoesNothingMore() {
    given(
        bulk -> {
          String first = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          String second = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          long account = bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          long job = bulk.prepare(WorkList.MY_UNIT, NOTE);
          bulk.orders.start(job);
          bulk.em.flush();
          List<Long> items = bulk.due.waiting(job, 10);
          assertThat(bulk.due.perform(items.get(0))).isEmpty();

          GivenAccounts.endRoles(bulk.em, account, GivenDesk.CLOCK.instant().minusSeconds(1));
          bulk.run(job);

          assertThat(bulk.reasons(job)).isEqualTo(Map.of("REFUSED not-found", 1));
          assertThat(bulk.events()).containsExactly(EventType.NOTE_ADDED);
          assertThat(bulk.desk.holder(first)).isNull();
          assertThat(bulk.desk.holder(second)).isNull();
        });
  }

  @Test
  void aCrashBetweenTheEffectAndTheCommitLeavesNeitherAndTheLineIsDoneOnce() {
    given(
        bulk -> {
          String handoff = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          long job = bulk.prepare(WorkList.MY_UNIT, TAKE);
          bulk.orders.start(job);
          bulk.em.flush();

          bulk.em.createNativeQuery("savepoint crash").executeUpdate();
          bulk.due.perform(bulk.due.waiting(job, 1).get(0));
          assertThat(bulk.desk.holder(handoff)).isEqualTo("uji-staf");
          bulk.em.createNativeQuery("rollback to savepoint crash").executeUpdate();
          bulk.em.clear();
          bulk.happened.clear();
          assertThat(bulk.desk.holder(handoff)).isNull();
          assertThat(bulk.due.waiting(job, 10)).hasSize(1);

          bulk.run(job);
          assertThat(bulk.desk.holder(handoff)).isEqualTo("uji-staf");
          assertThat(bulk.events()).containsExactly(EventType.HANDOFF_ASSIGNED);
          assertThat(bulk.tally(job).of(BulkItemState.DONE)).isEqualTo(1);
        });
  }

  @Test
  void aReportThatWasDecidedOnSinceTheOrderIsNotArchived() {
    given(
        bulk -> {
          long changed = bulk.desk.report("SUBMITTED", bulk.desk.unit);
          bulk.desk.report("SUBMITTED", bulk.desk.unit);
          bulk.officer("uji-admin", Role.INSTITUTION_ADMIN, bulk.desk.unit);
          long job = bulk.prepare(WorkList.TO_VERIFY, archive());
          bulk.orders.start(job);
          bulk.em
              .createNativeQuery("update report set version = version + 1 where id = ?1")
              .setParameter(1, changed)
              .executeUpdate();
          bulk.run(job);

          assertThat(bulk.reasons(job)).isEqualTo(Map.of("REFUSED stale-version", 1));
          assertThat(bulk.events()).containsExactly(EventType.ARCHIVED);
          assertThat(bulk.view(job).text()).isNull();
        });
  }

  @Test
  void whatWaitsIsGivenUpWhenAJobIsStoppedAndWhatWasDoneStays() {
    given(
        bulk -> {
          String first = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          String second = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          long job = bulk.prepare(WorkList.MY_UNIT, TAKE);
          bulk.orders.start(job);
          bulk.em.flush();
          bulk.due.perform(bulk.due.waiting(job, 1).get(0));
          bulk.em.flush();
          bulk.orders.cancel(job);
          bulk.run(job);

          assertThat(bulk.desk.holder(first)).isEqualTo("uji-staf");
          assertThat(bulk.desk.holder(second)).isNull();
          BulkJobView view = bulk.view(job);
          assertThat(view.status()).isEqualTo(BulkStatus.CANCELLED);
          assertThat(view.tally().of(BulkItemState.CANCELLED)).isEqualTo(1);
          assertRefused("bulk-ended", () -> bulk.orders.cancel(job));
        });
  }

  @Test
  void nobodySeesOrMovesTheJobOfAnotherButAuditorsSeeAll() {
    given(
        bulk -> {
          bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          long job = bulk.prepare(WorkList.MY_UNIT, NOTE);

          bulk.officer("uji-rekan", Role.LIAISON_OFFICER, bulk.desk.unit);
          assertThatThrownBy(() -> bulk.view(job)).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> bulk.results.lines(job, null, 0, 10))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> bulk.orders.start(job)).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> bulk.orders.cancel(job)).isInstanceOf(NotFound.class);
          assertThat(bulk.results.page(null, 10).items()).isEmpty();
          bulk.officer("uji-auditor", Role.AUDITOR, null);
          assertThat(bulk.view(job).own()).isFalse();
          assertThat(bulk.results.page(null, 10).items()).hasSize(1);
          assertThat(bulk.tally(job).of(BulkItemState.WAITING)).isEqualTo(1);
        });
  }

  @Test
  void onePersonHasThreeJobsRunningAtMost() {
    given(
        bulk -> {
          bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          for (int i = 0; i < BulkDesk.MOST_RUNNING; i++) {
            bulk.orders.start(bulk.prepare(WorkList.MY_UNIT, NOTE));
            bulk.em.flush();
          }
          long fourth = bulk.prepare(WorkList.MY_UNIT, NOTE);

          assertRefused("bulk-too-many", () -> bulk.orders.start(fourth));
          assertThat(bulk.view(fourth).prepared()).isTrue();
        });
  }

  @Test
  void anActIsForThoseWhoseRolesItIsFor() {
    given(
        bulk -> {
          bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);

          assertRefused("bulk-act-not-yours", () -> bulk.prepare(WorkList.MY_UNIT, archive()));
          assertRefused("required", () -> bulk.prepare(WorkList.MY_UNIT, order(BulkAct.NOTE)));
          assertRefused("bulk-nothing-chosen", () -> bulk.prepare(WorkList.REOPENED, TAKE));
          assertThat(bulk.results.page(null, 10).items()).isEmpty();
        });
  }

  static BulkOrder archive() {
    return new BulkOrder(BulkAct.ARCHIVE, null, null, ArchiveReason.TEST, "Uji coba.");
  }

  static BulkOrder order(BulkAct act) {
    return new BulkOrder(act, null, null, null, null);
  }

  static void given(Consumer<GivenBulk> step) {
    TestDatabase.rolledBack(em -> step.accept(new GivenBulk(em)));
  }

  static void assertRefused(String rule, ThrowingCallable useCase) {
    assertThatThrownBy(useCase)
        .isInstanceOfSatisfying(
            RuleViolation.class, refusal -> assertThat(DueBulkItems.rule(refusal)).isEqualTo(rule));
  }
}
