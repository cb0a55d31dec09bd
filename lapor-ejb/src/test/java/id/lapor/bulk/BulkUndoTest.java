package id.lapor.bulk;

import static id.lapor.bulk.BulkJobTest.archive;
import static id.lapor.bulk.BulkJobTest.assertRefused;
import static id.lapor.bulk.BulkJobTest.given;
import static id.lapor.bulk.BulkJobTest.order;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.WorkList;
import id.lapor.identity.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a job did is taken back where the rules allow it, and where nobody has gone on since. */
class BulkUndoTest {

  @Test
  void workGoesBackToWhoeverHadItUnlessSomebodyChangedThatSince() {
    given(
        bulk -> {
          bulk.officer("uji-rekan", Role.UNIT_STAFF, bulk.desk.unit);
          String theirs = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.due.acts.assigning.take(theirs);
          String nobodys = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          String changed = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          bulk.officer("uji-meja", Role.LIAISON_OFFICER, bulk.desk.unit);
          long job =
              bulk.done(
                  WorkList.MY_UNIT, new BulkOrder(BulkAct.GIVE, "uji-staf", null, null, null));
          assertThat(bulk.desk.holder(theirs)).isEqualTo("uji-staf");
          bulk.due.acts.assigning.give(changed, "uji-rekan");

          assertThat(bulk.view(job).undoable()).isTrue();
          long undoing = bulk.orders.undo(job, null);
          assertThat(bulk.view(job).undoable()).isFalse();
          assertThat(bulk.desk.holder(theirs)).isEqualTo("uji-staf");
          bulk.orders.start(undoing);
          bulk.em.flush();
          bulk.run(undoing);

          assertThat(bulk.desk.holder(theirs)).isEqualTo("uji-rekan");
          assertThat(bulk.desk.holder(nobodys)).isNull();
          assertThat(bulk.desk.holder(changed)).isEqualTo("uji-rekan");
          assertThat(bulk.reasons(undoing)).isEqualTo(Map.of("REFUSED bulk-changed-since", 1));
          assertRefused("bulk-undone", () -> bulk.orders.undo(job, null));
          assertRefused("bulk-lasting", () -> bulk.orders.undo(undoing, null));
        });
  }

  @Test
  void whatCannotBeTakenBackStays() {
    given(
        bulk -> {
          bulk.desk.handoff(bulk.desk.unit, "OFFERED");
          bulk.desk.report("SUBMITTED", bulk.desk.unit);
          bulk.officer("uji-admin", Role.INSTITUTION_ADMIN, bulk.desk.unit);
          long accepted = bulk.done(WorkList.MY_UNIT, order(BulkAct.ACCEPT));
          long archived = bulk.done(WorkList.TO_VERIFY, archive());
          int before = bulk.happened.size();

          assertThat(bulk.view(accepted).undoable()).isFalse();
          assertRefused("bulk-lasting", () -> bulk.orders.undo(accepted, null));
          assertRefused("bulk-lasting", () -> bulk.orders.undo(archived, "Keliru"));
          assertThat(bulk.happened).hasSize(before);
          assertThat(before).isEqualTo(2);
        });
  }

  @Test
  void onlyWhatWasChangedIsTakenBackAndOnlyWhatHasEnded() {
    given(
        bulk -> {
          String mine = bulk.desk.handoff(bulk.desk.unit, "ACCEPTED");
          bulk.officer("uji-staf", Role.UNIT_STAFF, bulk.desk.unit);
          bulk.due.acts.assigning.take(mine);
          long running = bulk.prepare(WorkList.MY_UNIT, BulkAct.TAKE);
          assertRefused("bulk-not-ended", () -> bulk.orders.undo(running, null));
          bulk.orders.start(running);
          bulk.em.flush();
          bulk.run(running);

          assertRefused("bulk-nothing-changed", () -> bulk.orders.undo(running, null));
          assertThat(bulk.desk.holder(mine)).isEqualTo("uji-staf");
        });
  }
}
