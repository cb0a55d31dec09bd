package id.lapor.handoff;

import static id.lapor.handoff.GivenLists.USER;
import static id.lapor.handoff.GivenLists.lines;
import static id.lapor.handoff.GivenLists.many;
import static id.lapor.handoff.GivenLists.national;
import static id.lapor.handoff.GivenLists.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.handoff.GivenWork.Item;
import id.lapor.identity.Role;
import id.lapor.report.ReportType;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How a list is read: page by page, narrowed, and line by line. */
class WorkListReadingTest {

  private static final Instant FAR = Instant.parse("2026-12-10T00:00:00Z");

  @Test
  void everyListReadInSmallPagesIsTheWholeListInBothDirections() {
    given(
        work -> {
          many(work);
          WorkLists lists = work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.ministry));
          for (WorkList list : WorkList.values()) {
            List<WorkLine> whole = lines(lists, list, 100);
            List<WorkLine> backwards =
                lines(lists, new WorkQuery(list, WorkFilter.NONE, WorkSort.NEWEST), 3);
            Collections.reverse(backwards);

            assertThat(lines(lists, list, 3)).as(list.key()).isEqualTo(whole);
            assertThat(backwards).as(list.key()).isEqualTo(whole);
            assertThat(lists.counts().of(list)).as(list.key()).isEqualTo(whole.size());
          }
        });
  }

  @Test
  void aReportLookedAtBesideAListBringsItsClocksThoughItIsNotOnThePage() {
    given(
        work -> {
          Item looked = work.handoff(work.city, "ACCEPTED");
          work.owed(looked.report(), looked.id(), "RESOLVE", FAR);
          WorkLists lists = work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.ministry));
          assertThat(lists.seen.clocks(looked.report(), number(looked))).isEmpty();

          assertThat(lists.page(WorkQuery.of(WorkList.WAITING), null, 10, number(looked)).items())
              .isEmpty();

          assertThat(lists.seen.clocks(looked.report(), number(looked)).orElseThrow()).hasSize(1);
          assertThat(lists.seen.clocks(1L, "1234567897")).isEmpty();
        });
  }

  @Test
  void aFilterLeavesWhatWasAskedFor() {
    given(
        work -> {
          many(work);
          Item soon = work.handoff(work.unit, "ACCEPTED");
          work.owed(soon.report(), soon.id(), "RESOLVE", FAR);
          WorkLists lists = work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.ministry));
          int all = lines(lists, WorkList.MY_UNIT, 100).size();

          assertThat(filtered(lists, type(ReportType.COMPLAINT))).hasSize(all);
          assertThat(filtered(lists, type(ReportType.ASPIRATION))).isEmpty();
          assertThat(filtered(lists, region("35"))).hasSize(all);
          assertThat(filtered(lists, region("36"))).isEmpty();
          assertThat(filtered(lists, institution("uji-" + work.unit)))
              .extracting(WorkLine::institutionCode)
              .containsOnly("uji-" + work.unit);
          assertThat(filtered(lists, institution("uji-" + work.city))).isEmpty();
          assertThat(filtered(lists, supervisory(true))).allMatch(WorkLine::supervisory);
          assertThat(filtered(lists, text("#" + number(soon))))
              .extracting(WorkLine::trackingId)
              .containsExactly(number(soon));
          assertThat(filtered(lists, text("judul"))).hasSize(all);
          assertThat(filtered(lists, text("%"))).isEmpty();
          assertThat(filtered(lists, due("2026-12-10", "2026-12-10")))
              .extracting(WorkLine::trackingId)
              .containsExactly(number(soon));
          assertThat(filtered(lists, due("2026-12-11", null))).isEmpty();
          assertThat(
                  filtered(lists, new WorkFilter(null, "nix", null, null, null, null, null, null)))
              .isEmpty();
        });
  }

  @Test
  void theWayThroughAListGoesOnAfterALineHasLeftIt() {
    given(
        work -> {
          many(work);
          WorkLists lists = work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.ministry));
          WorkQuery query = WorkQuery.of(WorkList.MY_UNIT);
          List<WorkLine> all = lines(lists, WorkList.MY_UNIT, 100);
          WorkLine before = all.get(1);
          WorkLine here = all.get(2);
          WorkLine behind = all.get(3);

          WorkStep step = lists.step(query, here.key());
          assertThat(step.position()).isEqualTo(3);
          assertThat(step.total()).isEqualTo(all.size());
          assertThat(step.previous())
              .isEqualTo(new WorkStep.Neighbour(before.key(), before.trackingId()));
          assertThat(step.next())
              .isEqualTo(new WorkStep.Neighbour(behind.key(), behind.trackingId()));
          assertThat(step.there()).isTrue();

          work.em
              .createNativeQuery("update handoff set status = 'COMPLETED' where uuid = ?1")
              .setParameter(1, here.handoff())
              .executeUpdate();
          WorkStep gone = lists.step(query, here.key());
          assertThat(gone.there()).isFalse();
          assertThat(gone.total()).isEqualTo(all.size() - 1);
          assertThat(gone.previous()).isEqualTo(step.previous());
          assertThat(gone.next()).isEqualTo(step.next());
          assertThat(lists.step(query, all.get(0).key()).previous()).isNull();
          assertThat(lists.step(query, all.get(all.size() - 1).key()).next()).isNull();
        });
  }

  @Test
  void whatIsNoKeyAndNoFilterIsRefused() {
    given(
        work -> {
          WorkLists lists = national(work);
          WorkQuery query = WorkQuery.of(WorkList.MY_UNIT);
          WorkQuery long_ = new WorkQuery(WorkList.MY_UNIT, text("x".repeat(101)), WorkSort.OLDEST);

          assertThatThrownBy(() -> lists.page(query, "nix", 10)).isInstanceOf(RuleViolation.class);
          assertThatThrownBy(() -> lists.step(query, "nix")).isInstanceOf(RuleViolation.class);
          assertThatThrownBy(() -> lists.page(long_, null, 10)).isInstanceOf(RuleViolation.class);
        });
  }

  private static void given(Consumer<GivenWork> step) {
    TestDatabase.rolledBack(em -> step.accept(new GivenWork(em)));
  }

  private static List<WorkLine> filtered(WorkLists lists, WorkFilter filter) {
    return lines(lists, new WorkQuery(WorkList.MY_UNIT, filter, WorkSort.OLDEST), 100);
  }

  private static WorkFilter type(ReportType type) {
    return new WorkFilter(type, null, null, null, null, null, null, null);
  }

  private static WorkFilter region(String code) {
    return new WorkFilter(null, null, code, null, null, null, null, null);
  }

  private static WorkFilter institution(String code) {
    return new WorkFilter(null, null, null, code, null, null, null, null);
  }

  private static WorkFilter supervisory(boolean is) {
    return new WorkFilter(null, null, null, null, is, null, null, null);
  }

  private static WorkFilter text(String text) {
    return new WorkFilter(null, null, null, null, null, text, null, null);
  }

  private static WorkFilter due(String from, String to) {
    return new WorkFilter(
        null,
        null,
        null,
        null,
        null,
        null,
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to));
  }
}
