package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Filters that people keep, for themselves and for their institution. */
class WorkDeskTest {

  private static final String QUERY = "list=overdue&q=obat+habis&type=COMPLAINT";

  @Test
  void aPersonalFilterIsThatOfOnePerson() {
    given(
        work -> {
          WorkDesk mine = desk(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          WorkDesk other = desk(work, "uji-penghubung", Role.LIAISON_OFFICER, work.unit);
          mine.save(" Obat ", QUERY, false);

          DeskView.Filter kept = only(mine);
          assertThat(kept.name()).isEqualTo("Obat");
          assertThat(kept.query()).isEqualTo(QUERY);
          assertThat(kept.mayChange()).isTrue();
          assertThat(other.own().filters()).isEmpty();
          assertThatThrownBy(() -> other.rename(kept.id(), "Lain")).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> other.delete(kept.id())).isInstanceOf(NotFound.class);
          assertThat(only(mine).name()).isEqualTo("Obat");

          mine.rename(kept.id(), "Lain");
          assertThat(only(mine).name()).isEqualTo("Lain");
          mine.delete(kept.id());
          assertThat(mine.own().filters()).isEmpty();
        });
  }

  @Test
  void theDeskSharesAFilterWithItsInstitutionAlone() {
    given(
        work -> {
          WorkDesk desk = desk(work, "uji-penghubung", Role.LIAISON_OFFICER, work.unit);
          WorkDesk staff = desk(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          WorkDesk city = desk(work, "uji-kota", Role.LIAISON_OFFICER, work.city);
          desk.save("Obat", QUERY, true);

          DeskView.Filter seen = only(staff);
          assertThat(seen.shared()).isTrue();
          assertThat(seen.mayChange()).isFalse();
          assertThat(city.own().filters()).isEmpty();
          assertThatThrownBy(() -> staff.delete(seen.id())).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> city.rename(seen.id(), "x")).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> staff.save("Lain", QUERY, true))
              .isInstanceOf(RuleViolation.class);
          assertThat(only(desk).name()).isEqualTo("Obat");
        });
  }

  @Test
  void whatIsNoFilterAndWhatHasNoNameIsNotKept() {
    given(
        work -> {
          WorkDesk desk = desk(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          for (String query :
              List.of(
                  "",
                  "type=COMPLAINT",
                  "list=overdue&q=<b>",
                  "list=overdue\nx",
                  "list=overdue&q=" + "x".repeat(1_000),
                  "q=",
                  "q=obat&list=overdue",
                  "q=obat&cursor=x",
                  "q=obat&q=lain",
                  "q=" + "x".repeat(999))) {
            assertThatThrownBy(() -> desk.save("Nama", query, false))
                .as(query)
                .isInstanceOf(RuleViolation.class);
          }
          assertThatThrownBy(() -> desk.save(" ", QUERY, false)).isInstanceOf(RuleViolation.class);
          assertThatThrownBy(() -> desk.save("x".repeat(61), QUERY, false))
              .isInstanceOf(RuleViolation.class);
          assertThat(desk.own().filters()).isEmpty();
        });
  }

  @Test
  void aSearchForWordsIsKeptApartFromTheFiltersOfLists() {
    given(
        work -> {
          WorkDesk desk = desk(work, "uji-penghubung", Role.LIAISON_OFFICER, work.unit);
          WorkDesk staff = desk(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          String search = "q=obat+habis&type=COMPLAINT&region=35.78&from=2026-01-02";
          desk.save("Obat", search, true);
          desk.save("Terlambat", QUERY, true);
          desk.em.flush();

          assertThat(staff.own().searches())
              .extracting(DeskView.Filter::query)
              .containsOnly(search);
          assertThat(staff.own().ofLists()).extracting(DeskView.Filter::query).containsOnly(QUERY);
        });
  }

  @Test
  void aSearchForAPersonIsNeverKept() {
    given(
        work -> {
          WorkDesk desk = desk(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          for (String query :
              List.of(
                  "sought=Rahayu",
                  "kind=NAME&sought=Rahayu",
                  "q=obat&sought=Rahayu",
                  "q=obat&reason=Menelepon",
                  "sought=Rahayu&q=obat")) {
            assertThatThrownBy(() -> desk.save("Nama", query, false))
                .as(query)
                .isInstanceOf(RuleViolation.class);
          }
          assertThat(desk.own().filters()).isEmpty();
        });
  }

  @Test
  void fiftyFiltersAreKeptAndNoMore() {
    given(
        work -> {
          WorkDesk desk = desk(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          for (int i = 0; i < SavedFilter.MOST; i++) {
            desk.save("Nama " + i, QUERY, false);
          }
          work.em.flush();

          assertThatThrownBy(() -> desk.save("Satu lagi", QUERY, false))
              .isInstanceOfSatisfying(
                  RuleViolation.class,
                  refusal -> assertThat(refusal.rule()).isEqualTo("too-many-filters"));
          assertThat(desk.own().filters()).hasSize(SavedFilter.MOST);
        });
  }

  @Test
  void theColumnsThatWereChosenStay() {
    given(
        work -> {
          WorkDesk desk = desk(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          assertThat(desk.own().columns()).isEqualTo(WorkColumn.USUAL);

          desk.show(List.of(WorkColumn.DUE, WorkColumn.CATEGORY));
          work.em.flush();
          assertThat(desk.own().columns()).containsExactly(WorkColumn.DUE, WorkColumn.CATEGORY);
          desk.show(List.of());
          work.em.flush();
          assertThat(desk.own().columns()).isEmpty();
        });
  }

  private static void given(Consumer<GivenWork> step) {
    TestDatabase.rolledBack(em -> step.accept(new GivenWork(em)));
  }

  private static WorkDesk desk(GivenWork work, String user, String role, long institution) {
    GivenAccounts.officer(work.em, user, role, institution, null);
    Scope scope = work.serving(role, institution);
    WorkDesk desk = new WorkDesk();
    desk.em = work.em;
    desk.accounts = GivenAccounts.accounts(work.em);
    desk.caller = Caller.of(user, scope);
    desk.clock = Clock.fixed(GivenWork.NOW, ZoneOffset.UTC);
    desk.remembered = new DeskViews();
    return desk;
  }

  private static DeskView.Filter only(WorkDesk desk) {
    desk.em.flush();
    desk.remembered.forget(desk.caller.account());
    assertThat(desk.own().filters()).hasSize(1);
    return desk.own().filters().get(0);
  }
}
