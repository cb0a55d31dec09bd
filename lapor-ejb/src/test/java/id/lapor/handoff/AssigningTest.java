package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.handoff.GivenWork.Item;
import id.lapor.identity.Caller;
import id.lapor.identity.Colleague;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.ReportHappened;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Who works on a hand-off, and who decides that. */
class AssigningTest {

  private static final Clock CLOCK = Clock.fixed(GivenWork.NOW, ZoneOffset.UTC);

  private final List<ReportHappened> happened = new ArrayList<>();

  @Test
  void whoeverWorksForTheInstitutionTakesAHandoffAndPutsItBack() {
    given(
        work -> {
          Item item = work.handoff(work.unit, "ACCEPTED");
          Assigning staff = as(work, "uji-staf", Role.UNIT_STAFF, work.unit);

          staff.take(uuid(item));
          assertThat(holder(work, item)).isEqualTo("uji-staf");
          assertThat(events()).containsExactly(EventType.HANDOFF_ASSIGNED);
          assertThat(happened.get(0).facts()).containsEntry("assignee", "uji-staf");

          staff.take(uuid(item));
          assertThat(events()).hasSize(1);
          staff.putBack(uuid(item));
          assertThat(holder(work, item)).isNull();
          assertThat(events())
              .containsExactly(EventType.HANDOFF_ASSIGNED, EventType.HANDOFF_UNASSIGNED);
          staff.putBack(uuid(item));
          assertThat(events()).hasSize(2);
        });
  }

  @Test
  void theVersionOfAHandoffStaysSoThatNobodysDecisionIsRefused() {
    given(
        work -> {
          Item item = work.handoff(work.unit, "ACCEPTED");
          as(work, "uji-staf", Role.UNIT_STAFF, work.unit).take(uuid(item));
          work.em.flush();

          assertThat(
                  work.em
                      .createNativeQuery("select version from handoff where id = ?1")
                      .setParameter(1, item.id())
                      .getSingleResult())
              .hasToString("1");
        });
  }

  @Test
  void theDeskPassesOnWhatAColleagueHasAndOthersDoNot() {
    given(
        work -> {
          Item item = work.handoff(work.unit, "ACCEPTED");
          Assigning first = as(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          Assigning second = as(work, "uji-staf-2", Role.UNIT_STAFF, work.unit);
          Assigning desk = as(work, "uji-penghubung", Role.LIAISON_OFFICER, work.unit);
          first.take(uuid(item));

          assertRefused("held-by-another", () -> second.take(uuid(item)));
          assertRefused("held-by-another", () -> second.give(uuid(item), "uji-staf-2"));
          assertRefused("held-by-another", () -> second.putBack(uuid(item)));
          assertThat(holder(work, item)).isEqualTo("uji-staf");
          assertThat(events()).hasSize(1);

          desk.give(uuid(item), "uji-staf-2");
          assertThat(holder(work, item)).isEqualTo("uji-staf-2");
          second.give(uuid(item), "uji-staf");
          assertThat(holder(work, item)).isEqualTo("uji-staf");
        });
  }

  @Test
  void nobodyGetsItWhoCouldNotWorkOnIt() {
    given(
        work -> {
          Item item = work.handoff(work.unit, "ACCEPTED");
          Assigning desk = as(work, "uji-penghubung", Role.LIAISON_OFFICER, work.unit);
          as(work, "uji-kota", Role.UNIT_STAFF, work.city);
          as(work, "uji-loket", Role.CHANNEL_OPERATOR, work.unit);
          as(work, "uji-atas", Role.LIAISON_OFFICER, work.ministry);
          long gone = GivenAccounts.officer(work.em, "uji-dulu", Role.UNIT_STAFF, work.unit, null);
          GivenAccounts.endRoles(work.em, gone, GivenWork.NOW.minusSeconds(1));

          for (String user : List.of("uji-kota", "uji-loket", "uji-dulu", "nix")) {
            assertRefused("unknown-code", () -> desk.give(uuid(item), user));
          }
          assertThatThrownBy(() -> desk.give(uuid(item), " ")).isInstanceOf(RuleViolation.class);
          assertThat(holder(work, item)).isNull();
          assertThat(happened).isEmpty();
          assertThat(desk.candidates(uuid(item), null))
              .extracting(Colleague::user)
              .containsExactly("uji-atas", "uji-penghubung");
          assertThat(desk.candidates(uuid(item), "PENGHUB"))
              .extracting(Colleague::user)
              .containsExactly("uji-penghubung");
        });
  }

  @Test
  void whatIsOutOfScopeDoesNotExist() {
    given(
        work -> {
          Item item = work.handoff(work.unit, "ACCEPTED");
          Item above = work.handoff(work.ministry, "ACCEPTED");
          Assigning city = as(work, "uji-kota", Role.LIAISON_OFFICER, work.city);
          Assigning unit = as(work, "uji-staf", Role.UNIT_STAFF, work.unit);

          assertThatThrownBy(() -> city.take(uuid(item))).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> city.give(uuid(item), "uji-staf")).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> city.putBack(uuid(item))).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> city.candidates(uuid(item), "")).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> unit.take(uuid(above))).isInstanceOf(NotFound.class);
          assertThat(holder(work, item)).isNull();
          assertThat(happened).isEmpty();
        });
  }

  @Test
  void ofASupervisoryHandoffUnitStaffGetsNothing() {
    given(
        work -> {
          Item item =
              work.handoff(
                  work.unit, "ACCEPTED", true, GivenWork.LONG_AGO, "ROUTED", "INSTITUTION", 0);
          Assigning staff = as(work, "uji-staf", Role.UNIT_STAFF, work.unit);
          Assigning desk = as(work, "uji-penghubung", Role.LIAISON_OFFICER, work.unit);

          assertThatThrownBy(() -> staff.take(uuid(item))).isInstanceOf(NotFound.class);
          assertRefused("unknown-code", () -> desk.give(uuid(item), "uji-staf"));
          assertThat(desk.candidates(uuid(item), ""))
              .extracting(Colleague::user)
              .containsExactly("uji-penghubung");
          assertThat(holder(work, item)).isNull();
        });
  }

  @Test
  void whatHasEndedIsGivenToNobody() {
    given(
        work -> {
          Item item = work.handoff(work.unit, "COMPLETED");
          Assigning desk = as(work, "uji-penghubung", Role.LIAISON_OFFICER, work.unit);

          assertRefused("illegal-transition", () -> desk.take(uuid(item)));
          assertThat(happened).isEmpty();
        });
  }

  private void given(Consumer<GivenWork> step) {
    TestDatabase.rolledBack(em -> step.accept(new GivenWork(em)));
  }

  /** The use cases of a colleague with this role, who is made for it. */
  private Assigning as(GivenWork work, String user, String role, long institution) {
    EntityManager em = work.em;
    GivenAccounts.officer(em, user, role, institution, null);
    Scope scope = work.serving(role, institution);
    Assigning assigning = new Assigning();
    assigning.clock = CLOCK;
    assigning.reports = GivenReports.reports(em);
    assigning.handoffs = new Handoffs();
    assigning.handoffs.em = em;
    assigning.assignments = assignments(em);
    assigning.colleagues = GivenAccounts.colleagues(em);
    assigning.events = new HandoffEvents();
    assigning.events.events = GivenReports.events(em, CLOCK, happened::add);
    assigning.counts = new WorkCounts();
    assigning.scope = new CaseScope();
    assigning.scope.caller = Caller.of(user, scope);
    assigning.scope.handoffs = assigning.handoffs;
    assigning.scope.reports = assigning.reports;
    assigning.scope.actors =
        GivenReports.actors(assigning.scope.caller, GivenInstitutions.institutions(em));
    return assigning;
  }

  private static Assignments assignments(EntityManager em) {
    Assignments assignments = new Assignments();
    assignments.em = em;
    assignments.clock = CLOCK;
    return assignments;
  }

  private List<EventType> events() {
    return happened.stream().map(event -> event.event().type()).toList();
  }

  private static String holder(GivenWork work, Item item) {
    work.em.flush();
    return assignments(work.em)
        .holder(work.em.find(Handoff.class, item.id()))
        .map(Holder::user)
        .orElse(null);
  }

  private static String uuid(Item item) {
    return "made-" + item.id();
  }

  private static void assertRefused(String rule, ThrowingCallable useCase) {
    assertThatThrownBy(useCase)
        .isInstanceOfSatisfying(
            RuleViolation.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
  }
}
