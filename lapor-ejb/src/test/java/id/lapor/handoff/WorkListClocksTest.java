package id.lapor.handoff;

import static id.lapor.handoff.GivenLists.USER;
import static id.lapor.handoff.GivenLists.lines;
import static id.lapor.handoff.GivenLists.national;
import static id.lapor.handoff.GivenLists.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.GivenWork.Item;
import id.lapor.identity.Role;
import id.lapor.shared.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is owed soon, and what was owed before now. */
class WorkListClocksTest {

  private static final Instant PAST = Instant.parse("2026-10-10T00:00:00Z");
  private static final Instant FAR = Instant.parse("2026-12-10T00:00:00Z");

  @Test
  void whatIsOwedTwiceOnOneHandoffStandsInTheListTwice() {
    given(
        work -> {
          Item late = work.handoff(work.unit, "DELIVERED");
          work.owed(late.report(), late.id(), "RESPOND", PAST);
          work.owed(late.report(), late.id(), "RESOLVE", PAST);

          List<WorkLine> staff =
              lines(
                  work.lists(USER, work.serving(Role.UNIT_STAFF, work.unit)),
                  WorkList.OVERDUE,
                  100);

          assertThat(staff).extracting(WorkLine::handoff).hasSize(2).doesNotContainNull();
          assertThat(staff)
              .extracting(line -> line.timer().name())
              .containsExactlyInAnyOrder("RESPOND", "RESOLVE");
          assertThat(numbers(national(work), WorkList.OVERDUE))
              .filteredOn(number -> number.equals(staff.get(0).trackingId()))
              .hasSize(2);
        });
  }

  @Test
  void whatIsOverdueIsCountedForWhoeverOwesIt() {
    given(
        work -> {
          Item late = work.handoff(work.unit, "DELIVERED");
          work.owed(late.report(), late.id(), "RESOLVE", PAST);
          Item foreign = work.handoff(work.city, "DELIVERED");
          work.owed(foreign.report(), foreign.id(), "RESOLVE", PAST);
          Item early = work.handoff(work.unit, "DELIVERED");
          work.owed(early.report(), early.id(), "RESOLVE", FAR);
          work.owed(work.report("SUBMITTED", false, work.ministry), null, "VERIFY", PAST);
          work.owed(work.report("RETURNED", false, work.unit), null, "VERIFY", PAST);
          work.owed(work.report("SUBMITTED", false, work.city), null, "VERIFY", PAST);
          work.owed(work.report("SUBMITTED", true, work.ministry), null, "VERIFY", PAST);

          assertThat(overdue(work, Role.LIAISON_OFFICER, work.ministry)).isEqualTo(1);
          assertThat(overdue(work, Role.INSTITUTION_ADMIN, work.ministry)).isEqualTo(3);
          assertThat(overdue(work, Role.INSTITUTION_ADMIN, work.unit)).isEqualTo(2);
          assertThat(overdue(work, Role.UNIT_STAFF, work.city)).isEqualTo(1);
        });
  }

  @Test
  void whatIsDueSoonIsDueWithinTwoWorkingDaysOfItsOwnZone() {
    given(
        work -> {
          Item ministry = work.handoff(work.ministry, "ACCEPTED");
          Item unit = work.handoff(work.unit, "ACCEPTED");
          Instant lastSecondInJakarta = Instant.parse("2026-11-27T16:59:59Z");
          Instant lastSecondInJayapura = Instant.parse("2026-11-27T14:59:59Z");
          work.owed(ministry.report(), ministry.id(), "RESOLVE", lastSecondInJakarta);
          work.owed(unit.report(), unit.id(), "RESOLVE", lastSecondInJayapura);
          work.owed(
              ministry.report(), ministry.id(), "RESPOND", lastSecondInJakarta.plusSeconds(1));
          work.owed(unit.report(), unit.id(), "RESPOND", lastSecondInJayapura.plusSeconds(1));
          work.owed(unit.report(), unit.id(), "VERIFY", PAST);

          List<WorkLine> lines =
              lines(
                  work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.ministry)),
                  WorkList.DUE_SOON,
                  10);

          assertThat(lines)
              .extracting(WorkLine::dueAt)
              .containsExactly(lastSecondInJayapura, lastSecondInJakarta);
          assertThat(lines).extracting(WorkLine::daysLeft).containsExactly(2, 2);
        });
  }

  private static void given(Consumer<GivenWork> step) {
    TestDatabase.rolledBack(em -> step.accept(new GivenWork(em)));
  }

  private static int overdue(GivenWork work, String role, long institution) {
    return work.lists(USER, work.serving(role, institution)).counts().of(WorkList.OVERDUE);
  }
}
