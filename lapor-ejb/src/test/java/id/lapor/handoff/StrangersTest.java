package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What lies beside the work of others is as closed to strangers as the work itself. */
class StrangersTest {

  private static final Clock CLOCK = Clock.fixed(GivenWork.NOW, ZoneOffset.UTC);

  @Test
  void nobodyWatchesAReportThatTheyMayNotSeeNorIsSeenAtIt() {
    TestDatabase.rolledBack(
        em -> {
          Report report = GivenReports.submitted();
          em.persist(report);
          em.flush();
          String number = report.trackingId().digits();
          GivenAccounts.officer(em, "uji-eka", Role.NATIONAL_VERIFIER, null, null);
          CaseWatch stranger = watch(em, stranger());

          assertThatThrownBy(() -> stranger.look(number, 0, true)).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> stranger.leave(number)).isInstanceOf(NotFound.class);

          assertThat(stranger.presences.others(report.id(), "uji-ani", GivenWork.NOW)).isEmpty();
        });
  }

  @Test
  void standardTextsOfAForeignHandoffAreNeitherOfferedNorCounted() {
    TestDatabase.rolledBack(
        em -> {
          GivenDesk given = new GivenDesk(em, stranger(), happened -> {});
          String handoff = given.handoff(given.ministry, "ACCEPTED");
          StandardText text =
              new StandardText(
                  null,
                  new StandardWording(
                      "id",
                      null,
                      null,
                      "Terima kasih",
                      "Terima kasih atas laporan Anda.",
                      LocalDate.of(2026, 1, 1),
                      null));
          em.persist(text);
          em.flush();
          StandardTextDesk desk = desk(em);

          assertThatThrownBy(() -> desk.offered(handoff)).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> desk.titles(handoff)).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> desk.use(handoff, text.view().id()))
              .isInstanceOf(NotFound.class);

          em.clear();
          assertThat(em.find(StandardText.class, text.view().id()).view().uses()).isZero();
        });
  }

  @Test
  void aStrangerNeverWorksOnAHandoffNorUnitStaffOnASupervisoryOne() {
    TestDatabase.rolledBack(
        em -> {
          GivenDesk given = new GivenDesk(em, stranger(), happened -> {});
          Handoff handoff = handoffs(em).require(given.handoff(given.ministry, "ACCEPTED"));
          String path = handoff.institution().path();
          Caller staff = Caller.of("uji-ina", new Scope(Role.UNIT_STAFF, 1L, path));
          Caller liaison = Caller.of("uji-oki", new Scope(Role.LIAISON_OFFICER, 1L, path));
          assertThat(scope(em, stranger()).worksOn(handoff)).isFalse();
          assertThat(scope(em, staff).worksOn(handoff)).isTrue();

          em.createNativeQuery("update report set supervisory = true where id = ?1")
              .setParameter(1, handoff.report().id())
              .executeUpdate();
          em.clear();

          Handoff restricted = handoffs(em).require(handoff.uuid());
          assertThat(scope(em, staff).worksOn(restricted)).isFalse();
          assertThat(scope(em, liaison).worksOn(restricted)).isTrue();
        });
  }

  private static Handoffs handoffs(EntityManager em) {
    Handoffs handoffs = new Handoffs();
    handoffs.em = em;
    return handoffs;
  }

  private static Caller stranger() {
    return Caller.of("uji-eka", new Scope(Role.LIAISON_OFFICER, 7L, "/7/"));
  }

  private static CaseWatch watch(EntityManager em, Caller caller) {
    CaseWatch watch = new CaseWatch();
    watch.reports = GivenReports.reports(em);
    watch.presences = new CasePresences();
    watch.presences.em = em;
    watch.caller = caller;
    watch.clock = CLOCK;
    watch.scope = scope(em, caller);
    return watch;
  }

  private static StandardTextDesk desk(EntityManager em) {
    StandardTextDesk desk = new StandardTextDesk();
    desk.handoffs = new Handoffs();
    desk.handoffs.em = em;
    desk.texts = new StandardTexts();
    desk.texts.em = em;
    desk.scope = scope(em, stranger());
    desk.seen = new SeenReports();
    desk.clock = CLOCK;
    return desk;
  }

  private static CaseScope scope(EntityManager em, Caller caller) {
    CaseScope scope = new CaseScope();
    scope.caller = caller;
    scope.actors = GivenReports.actors(caller, GivenInstitutions.institutions(em));
    scope.handoffs = new Handoffs();
    scope.handoffs.em = em;
    scope.reports = GivenReports.reports(em);
    scope.seen = new SeenReports();
    return scope;
  }
}
