package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.handoff.GivenWork.Item;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.ReportType;
import id.lapor.report.Slice;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How much of what waits in the country waits for whom, against what is plainly so. */
class WorkListsTest {

  private static final String USER = "uji-petugas";
  private static final Instant PAST = Instant.parse("2026-10-10T00:00:00Z");
  private static final Instant FAR = Instant.parse("2026-12-10T00:00:00Z");
  private static final Set<String> OPEN = Set.of("OFFERED", "DELIVERED", "ACCEPTED", "ANSWERED");

  /** A Friday: more than two working days before the Wednesday, and the Monday after it. */
  private static final Instant FRIDAY = Instant.parse("2026-11-20T03:00:00Z");

  private static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");

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
  void anOfferIsNotTakenUpAfterTwoWorkingDays() {
    given(
        work -> {
          many(work);
          assertReads(
              work,
              WorkList.NOT_TAKEN_UP,
              item ->
                  Set.of("OFFERED", "DELIVERED").contains(item.status())
                      && item.offeredAt().isBefore(MONDAY));
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

  /** Hand-offs of every kind at each of the three institutions. */
  private static void many(GivenWork work) {
    for (long institution : List.of(work.ministry, work.unit, work.city)) {
      for (boolean supervisory : List.of(true, false)) {
        work.handoff(institution, "DELIVERED", supervisory, FRIDAY, "ROUTED", "INSTITUTION", 0);
        work.handoff(institution, "OFFERED", supervisory, MONDAY, "ROUTED", "INSTITUTION", 0);
        work.handoff(institution, "ACCEPTED", supervisory, FRIDAY, "ROUTED", "INSTITUTION", 0);
        work.handoff(institution, "ANSWERED", supervisory, FRIDAY, "IN_PROGRESS", "REPORTER", 0);
        work.handoff(institution, "ANSWERED", supervisory, FRIDAY, "IN_PROGRESS", "INSTITUTION", 1);
        work.handoff(institution, "COMPLETED", supervisory, FRIDAY, "COMPLETED", "REPORTER", 1);
      }
    }
    work.items.forEach(
        item -> work.owed(item.report(), item.id(), "RESPOND", item.offeredAt().plusSeconds(60)));
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
              .map(WorkListsTest::number)
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
            .map(WorkListsTest::number)
            .toList();
    assertThat(numbers(national(work), list)).containsAll(reports);
  }

  private static WorkLists national(GivenWork work) {
    return work.lists(USER, Scope.national(Role.NATIONAL_VERIFIER));
  }

  private static int overdue(GivenWork work, String role, long institution) {
    return work.lists(USER, work.serving(role, institution)).counts().of(WorkList.OVERDUE);
  }

  private static String number(Item item) {
    return Long.toString(item.report());
  }

  private static List<String> numbers(WorkLists lists, WorkList list) {
    return lines(lists, list, 100).stream().map(WorkLine::trackingId).toList();
  }

  private static List<WorkLine> lines(WorkLists lists, WorkList list, int limit) {
    return lines(lists, WorkQuery.of(list), limit);
  }

  private static List<WorkLine> filtered(WorkLists lists, WorkFilter filter) {
    return lines(lists, new WorkQuery(WorkList.MY_UNIT, filter, WorkSort.OLDEST), 100);
  }

  private static List<WorkLine> lines(WorkLists lists, WorkQuery query, int limit) {
    List<WorkLine> lines = new ArrayList<>();
    Slice<WorkLine> page = lists.page(query, null, limit);
    lines.addAll(page.items());
    while (page.next() != null) {
      page = lists.page(query, page.next(), limit);
      lines.addAll(page.items());
    }
    return lines;
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
