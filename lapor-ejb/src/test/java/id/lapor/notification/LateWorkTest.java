package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.report.ReportHappened;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who hears of what is late, and of what nobody takes up. */
class LateWorkTest {

  private final Sending sending = new Sending();
  private final WorkSweep sweep = sending.workSweep();
  private final long ministry = institution(null, "Kementerian Uji", "Asia/Jakarta");
  private final long unit = institution(ministry, "Direktorat Uji", "Asia/Makassar");
  private final Report report =
      TestDatabase.inTransaction(
          em -> {
            Report made = GivenReports.routed();
            made.leadBy(null);
            em.persist(made);
            return made;
          });

  @Test
  void whatIsLateForDaysGoesToTheAdministratorAndNotToWhoShouldHaveActed() {
    long admin = officer(Role.INSTITUTION_ADMIN, unit, OfficerMode.IMMEDIATE);
    officer(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    officer(Role.INSTITUTION_ADMIN, ministry, OfficerMode.IMMEDIATE);

    happens(EventType.HANDOFF_ESCALATED, late("ADMINISTRATOR"));
    passAMinute();

    assertThat(sending.sent).extracting(OutgoingNotice::address).containsExactly(address(admin));
    assertThat(sending.sent.get(0).text())
        .contains("Direktorat Uji sudah terlambat", "Tindak lanjut pertama")
        .doesNotContain("{");
  }

  @Test
  void anInstitutionThatIsRemindedIsToldOfTheOfferThatWaits() {
    long liaison = officer(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);

    happens(EventType.HANDOFF_REMINDED, Map.of("institution", "uji-" + unit));
    passAMinute();

    assertThat(sending.sent).extracting(OutgoingNotice::address).containsExactly(address(liaison));
    assertThat(sending.sent.get(0).text())
        .contains("disposisi untuk Direktorat Uji belum diterima");
  }

  @Test
  void theNextLevelIsWhoeverAdministersTheInstitutionAbove() {
    officer(Role.INSTITUTION_ADMIN, unit, OfficerMode.IMMEDIATE);
    long above = officer(Role.INSTITUTION_ADMIN, ministry, OfficerMode.IMMEDIATE);
    String handoff = UUID.randomUUID().toString();
    TestDatabase.committed(
        em ->
            em.createNativeQuery(
                    "insert into handoff (id, version, uuid, report_id, institution_id, role,"
                        + " status, binding, offered_at) values (nextval('handoff_seq'), 1, ?1, ?2,"
                        + " ?3, 'SUPPORTING', 'ACCEPTED', false, now())")
                .setParameter(1, handoff)
                .setParameter(2, report.id())
                .setParameter(3, unit)
                .executeUpdate());

    happens(EventType.HANDOFF_ESCALATED, late("PARENT"), handoff);
    passAMinute();

    assertThat(sending.sent).extracting(OutgoingNotice::address).containsExactly(address(above));
    assertThat(sending.sent.get(0).text()).contains("Direktorat Uji sudah terlambat");
  }

  private Map<String, String> late(String to) {
    return Map.of(
        "institution",
        "uji-" + unit,
        "to",
        to,
        "timer",
        "RESPOND",
        "dueAt",
        "2026-02-20T16:59:59Z");
  }

  private void passAMinute() {
    sweep.sweep();
    sending.clock.pass(Duration.ofMinutes(1));
    turn();
  }

  private void turn() {
    sweep.sweep();
    sending.sweep();
  }

  private void happens(EventType type, Map<String, String> facts) {
    happens(type, facts, UUID.randomUUID().toString());
  }

  private void happens(EventType type, Map<String, String> facts, String handoff) {
    TestDatabase.committed(em -> observe(em, handoff, type, facts));
  }

  private void observe(
      EntityManager em, String handoff, EventType type, Map<String, String> facts) {
    WorkObserver observer = new WorkObserver();
    observer.officers = Sending.officers(em);
    Report locked = GivenReports.locked(em, report.trackingId());
    GivenReports.events(em, sending.clock, (ReportHappened happened) -> observer.on(happened))
        .append(locked, type, Actor.SYSTEM, handoff, facts, Map.of());
  }

  private long officer(String role, Long institution, OfficerMode mode) {
    String user = "o" + UUID.randomUUID();
    return TestDatabase.inTransaction(
        em -> {
          long id = GivenAccounts.officer(em, user, role, institution, user + "@example.id");
          em.flush();
          OfficerNotice notice =
              new OfficerNotice(
                  id, ZoneId.of(institution == null ? "Asia/Jakarta" : "Asia/Makassar"));
          notice.choose(mode, OfficerNotice.USUAL_HOUR, "id", sending.clock.instant());
          em.persist(notice);
          return id;
        });
  }

  private static String user(long account) {
    return TestDatabase.inTransaction(
        em ->
            (String)
                em.createNativeQuery("select user_name from account where id = ?1")
                    .setParameter(1, account)
                    .getSingleResult());
  }

  private static String address(long account) {
    return user(account) + "@example.id";
  }

  private static long institution(Long parent, String name, String zone) {
    return TestDatabase.inTransaction(em -> GivenAccounts.institution(em, parent, name, zone));
  }
}
