package id.lapor.bulk;

import static id.lapor.bulk.BulkJobTest.assertRefused;
import static id.lapor.bulk.BulkJobTest.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.WorkList;
import id.lapor.handoff.WorkQuery;
import id.lapor.identity.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines an order is about: what the list held when it was given, and no other. */
class BulkSelectionTest {

  private static final BulkOrder TAKE = new BulkOrder(BulkAct.TAKE, null, null, null, null);

  @Test
  void onlyMarkedLinesAreTakenAndOnlyThoseThatTheListHolds() {
    given(
        bulk -> {
          String marked = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          String other = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          String foreign = bulk.desk.handoff(bulk.desk.city, "ACCEPTED");
          bulk.officer("uji-kota", Role.UNIT_STAFF, bulk.desk.city);
          List<String> foreignKeys = bulk.desk.keys(WorkList.MY_UNIT);
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          List<String> keys = bulk.desk.keys(WorkList.MY_UNIT);
          WorkQuery list = WorkQuery.of(WorkList.MY_UNIT);

          assertRefused("bulk-nothing-chosen", () -> bulk.orders.prepare(list, foreignKeys, TAKE));
          assertRefused("bad-cursor", () -> bulk.orders.prepare(list, List.of("x"), TAKE));
          long job = bulk.orders.prepare(list, List.of(keys.get(0), foreignKeys.get(0)), TAKE);
          bulk.orders.start(job);
          bulk.em.flush();
          bulk.run(job);

          assertThat(bulk.desk.holder(marked)).isEqualTo("uji-staf");
          assertThat(bulk.desk.holder(other)).isNull();
          assertThat(bulk.desk.holder(foreign)).isNull();
          assertThat(bulk.view(job).total()).isEqualTo(1);
        });
  }

  @Test
  void whatComesIntoTheListAfterTheOrderIsLeftAlone() {
    given(
        bulk -> {
          bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          long job = bulk.prepare(WorkList.UNASSIGNED, TAKE);
          String later = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.orders.start(job);
          bulk.em.flush();
          bulk.run(job);

          assertThat(bulk.desk.holder(later)).isNull();
          assertThat(bulk.tally(job).of(BulkItemState.DONE)).isEqualTo(1);
        });
  }

  @Test
  void ofAHandoffWithTwoLimitsOneLineIsFrozen() {
    given(
        bulk -> {
          bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.desk.allOverdue();
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);

          assertThat(bulk.desk.keys(WorkList.OVERDUE)).hasSize(2);
          assertThat(bulk.view(bulk.prepare(WorkList.OVERDUE, TAKE)).total()).isEqualTo(1);
        });
  }

  @Test
  void aJobTakesFiveThousandLinesAndSaysWhenTheListHoldsMore() {
    given(
        bulk -> {
          bulk.desk.reports(BulkDesk.MOST_LINES + 1, bulk.desk.unit);
          bulk.officer("uji-admin", Role.INSTITUTION_ADMIN, bulk.desk.unit);
          BulkOrder note = new BulkOrder(BulkAct.NOTE, null, null, null, "Cek.");

          BulkJobView job = bulk.view(bulk.prepare(WorkList.TO_VERIFY, note));

          assertThat(job.total()).isEqualTo(BulkDesk.MOST_LINES);
          assertThat(job.cut()).isTrue();
          assertThat(job.tally().of(BulkItemState.WAITING)).isEqualTo(BulkDesk.MOST_LINES);
        });
  }
}
