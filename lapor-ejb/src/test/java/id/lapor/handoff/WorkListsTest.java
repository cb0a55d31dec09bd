package id.lapor.handoff;

import static id.lapor.handoff.GivenLists.FRIDAY;
import static id.lapor.handoff.GivenLists.MONDAY;
import static id.lapor.handoff.GivenLists.USER;
import static id.lapor.handoff.GivenLists.lines;
import static id.lapor.handoff.GivenLists.many;
import static id.lapor.handoff.GivenLists.national;
import static id.lapor.handoff.GivenLists.number;
import static id.lapor.handoff.GivenLists.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.GivenWork.Item;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.shared.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What of all that waits in the country waits for whom, against what is plainly so. */
class WorkListsTest {

  private static final Instant PAST = Instant.parse("2026-10-10T00:00:00Z");
  private static final Set<String> OPEN = Set.of("OFFERED", "DELIVERED", "ACCEPTED", "ANSWERED");

  @Test
  void anOfficerSeesWhatIsOpenInTheirOwnInstitutionAndBelowIt() {
    given(
        work -> {
          many(work);
          assertReads(work, WorkList.MY_UNIT, item -> true);
        });
  }

  @Test
  void whatTheReporterOwesIsApartFromWhatWasReopened() {
    given(
        work -> {
          many(work);
          assertReads(
              work,
              WorkList.WAITING,
              item -> item.reportStatus().equals("IN_PROGRESS") && item.turn().equals("REPORTER"));
          assertReads(
              work,
              WorkList.REOPENED,
              item -> item.reportStatus().equals("IN_PROGRESS") && item.reopenings() > 0);
        });
  }

  @Test
  void anOfferIsNotTakenUpAfterFifteenWorkingHours() {
    given(
        work -> {
          many(work);
          work.handoff(
              work.unit, "OFFERED", false, MONDAY.plusSeconds(1), "ROUTED", "INSTITUTION", 0);
          work.handoff(
              work.city, "OFFERED", false, MONDAY.plusSeconds(1), "ROUTED", "INSTITUTION", 0);
          assertReads(
              work,
              WorkList.NOT_TAKEN_UP,
              item ->
                  Set.of("OFFERED", "DELIVERED").contains(item.status())
                      && !item.offeredAt().isAfter(MONDAY));
        });
  }

  @Test
  void aSupervisoryHandoffIsCountedForTheFewAlone() {
    given(
        work -> {
          Item item = work.handoff(work.unit, "DELIVERED", true, FRIDAY, "ROUTED", "REPORTER", 0);
          work.owed(item.report(), item.id(), "RESOLVE", PAST);

          WorkCount staff = work.lists(USER, work.serving(Role.UNIT_STAFF, work.unit)).counts();
          WorkCount liaison =
              work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.unit)).counts();

          assertThat(staff.lists().values()).containsOnly(0);
          assertThat(liaison.of(WorkList.MY_UNIT)).isEqualTo(1);
          assertThat(liaison.of(WorkList.UNASSIGNED)).isEqualTo(1);
          assertThat(liaison.of(WorkList.OVERDUE)).isEqualTo(1);
        });
  }

  @Test
  void whatNamedAnInstitutionWaitsForItsAdministratorUnlessItIsSupervisory() {
    given(
        work -> {
          long named = work.report("SUBMITTED", false, work.unit);
          work.report("SUBMITTED", true, work.unit);
          work.report("SUBMITTED", false, work.city);
          long asked = work.report("PENDING_INFO", "REPORTER", false, work.unit, 0);
          WorkLists admin = work.lists(USER, work.serving(Role.INSTITUTION_ADMIN, work.ministry));
          WorkLists liaison = work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.ministry));

          assertThat(numbers(admin, WorkList.TO_VERIFY)).containsExactly(Long.toString(named));
          assertThat(numbers(admin, WorkList.WAITING)).containsExactly(Long.toString(asked));
          assertThat(numbers(liaison, WorkList.TO_VERIFY)).isEmpty();
          assertThat(numbers(liaison, WorkList.WAITING)).isEmpty();
          assertThat(numbers(national(work), WorkList.TO_VERIFY)).contains(Long.toString(named));
          assertThat(numbers(national(work), WorkList.WAITING)).contains(Long.toString(asked));
        });
  }

  @Test
  void whereSomebodyIsInDangerIsVerifiedFirstThenTheOldest() {
    given(
        work -> {
          long old = work.report("SUBMITTED", false, work.unit);
          long late = work.report("SUBMITTED", false, work.unit);
          long danger = work.report("SUBMITTED", false, work.unit);
          long later = work.report("SUBMITTED", false, work.unit);
          work.em
              .createNativeQuery("update report set urgent = true where id in (?1, ?2)")
              .setParameter(1, danger)
              .setParameter(2, later)
              .executeUpdate();
          WorkLists admin = work.lists(USER, work.serving(Role.INSTITUTION_ADMIN, work.ministry));

          assertThat(numbers(admin, WorkList.TO_VERIFY))
              .containsExactly(
                  Long.toString(danger),
                  Long.toString(later),
                  Long.toString(old),
                  Long.toString(late));
          assertThat(numbers(national(work), WorkList.TO_VERIFY))
              .containsSubsequence(
                  Long.toString(danger),
                  Long.toString(later),
                  Long.toString(old),
                  Long.toString(late));
          assertThat(lines(admin, WorkList.TO_VERIFY, 9))
              .extracting(WorkLine::urgent)
              .containsExactly(true, true, false, false);
        });
  }

  @Test
  void whatSomebodyWorksOnIsTheirsAndNoLongerUnassigned() {
    given(
        work -> {
          long me = GivenAccounts.officer(work.em, USER, Role.UNIT_STAFF, work.unit, null);
          Item mine = work.handoff(work.unit, "ACCEPTED");
          Item free = work.handoff(work.unit, "ACCEPTED");
          Item ended = work.handoff(work.unit, "COMPLETED");
          work.assigned(mine, me);
          work.assigned(ended, me);
          WorkLists lists = work.lists(USER, work.serving(Role.UNIT_STAFF, work.unit));

          assertThat(numbers(lists, WorkList.MINE)).containsExactly(number(mine));
          assertThat(numbers(lists, WorkList.UNASSIGNED)).containsExactly(number(free));
          assertThat(lines(lists, WorkList.MINE, 5).get(0).holder().user()).isEqualTo(USER);
        });
  }

  @Test
  void whoeverLostTheRoleHasNothingAnyMore() {
    given(
        work -> {
          long gone = GivenAccounts.officer(work.em, USER, Role.UNIT_STAFF, work.unit, null);
          Item item = work.handoff(work.unit, "ACCEPTED");
          work.assigned(item, gone);
          GivenAccounts.endRoles(work.em, gone, GivenWork.NOW.minusSeconds(1));
          WorkLists desk =
              work.lists("uji-lain", work.serving(Role.LIAISON_OFFICER, work.ministry));

          assertThat(numbers(desk, WorkList.UNASSIGNED)).containsExactly(number(item));
          assertThat(lines(desk, WorkList.MY_UNIT, 5).get(0).unassigned()).isTrue();
        });
  }

  @Test
  void aDelegationThatCameBackIsReturnedToWhoeverDelegatedIt() {
    given(
        work -> {
          Item parent = work.handoff(work.ministry, "ACCEPTED");
          Item child = work.handoff(work.unit, "RETURNED");
          work.em
              .createNativeQuery("update handoff set parent_id = ?1 where id = ?2")
              .setParameter(1, parent.id())
              .setParameter(2, child.id())
              .executeUpdate();

          assertThat(
                  numbers(
                      work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.ministry)),
                      WorkList.RETURNED))
              .containsExactly(number(child));
          assertThat(
                  numbers(
                      work.lists(USER, work.serving(Role.LIAISON_OFFICER, work.unit)),
                      WorkList.RETURNED))
              .isEmpty();
        });
  }

  private static void given(Consumer<GivenWork> step) {
    TestDatabase.rolledBack(em -> step.accept(new GivenWork(em)));
  }

  /** Compares with what is plainly so, for a few of each kind of reader. */
  private static void assertReads(GivenWork work, WorkList list, Predicate<Item> belongs) {
    for (Scope scope :
        List.of(
            work.serving(Role.LIAISON_OFFICER, work.ministry),
            work.serving(Role.UNIT_STAFF, work.ministry),
            work.serving(Role.UNIT_STAFF, work.unit),
            work.serving(Role.APPROVER, work.city),
            work.serving(Role.CHANNEL_OPERATOR, work.city))) {
      List<String> expected =
          work.items.stream()
              .filter(item -> OPEN.contains(item.status()))
              .filter(item -> !scope.role().equals(Role.CHANNEL_OPERATOR))
              .filter(item -> scope.covers(work.path(item.institution())))
              .filter(item -> !item.supervisory() || !scope.role().equals(Role.UNIT_STAFF))
              .filter(belongs)
              .map(GivenLists::number)
              .toList();

      WorkLists lists = work.lists(USER, scope);
      assertThat(numbers(lists, list))
          .as("%s", scope)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    List<String> reports =
        work.items.stream()
            .filter(item -> OPEN.contains(item.status()))
            .filter(belongs)
            .map(GivenLists::number)
            .toList();
    assertThat(numbers(national(work), list)).containsAll(reports);
  }
}
