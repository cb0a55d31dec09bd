package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work reaches the officers whose work it is, on the real database. */
class OfficerWorkTest {

  private final Sending sending = new Sending();
  private final WorkSweep sweep = sending.workSweep();
  private final GivenOfficers officers = new GivenOfficers(sending);
  private final long ministry = officers.ministry;
  private final long unit = officers.unit;
  private final Report report = officers.report;

  @Test
  void workOfAUnitIsToldToItsOfficersAndNotToThoseAbove() {
    long liaison = officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    officers.with(Role.LIAISON_OFFICER, ministry, OfficerMode.IMMEDIATE);
    officers.with(Role.APPROVER, unit, OfficerMode.IMMEDIATE);

    offered(unit);
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(liaison));
    assertThat(sending.sent.get(0).subject())
        .isEqualTo("LAPOR #" + report.trackingId().digits() + ": disposisi baru");
    assertThat(sending.sent.get(0).text())
        .contains("disposisi baru untuk Direktorat Uji")
        .contains("https://lapor.example/staff/report?id=" + report.trackingId().digits())
        .doesNotContain("Lampu", "{");
  }

  @Test
  void whereNobodyServesTheUnitThoseAboveItAreTold() {
    long liaison = officers.with(Role.LIAISON_OFFICER, ministry, OfficerMode.IMMEDIATE);
    long former = officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    TestDatabase.committed(
        em -> GivenAccounts.endRoles(em, former, sending.clock.instant().minusSeconds(1)));

    offered(unit);
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(liaison));
  }

  @Test
  void aDigestGoesOutOnceADayAtTheHourOfTheOfficersZone() {
    officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.DIGEST); // NOON is 13:00 in Makassar

    offered(unit);
    happens(EventType.REPLIED, Map.of());
    passAMinute();
    offered(unit);
    passAMinute();
    assertThat(sending.sent).isEmpty();
    sending.clock.pass(
        Duration.between(
            sending.clock.instant(), Instant.parse("2026-03-02T22:59:59Z"))); // 06:59:59 there
    turn();
    assertThat(sending.sent).isEmpty();
    sending.clock.pass(Duration.ofSeconds(1));
    turn();

    assertThat(sending.sent).hasSize(1);
    assertThat(sending.sent.get(0).subject()).isEqualTo("LAPOR: 2 hal dalam ringkasan hari ini");
    sending.clock.pass(Duration.ofDays(2));
    turn();
    assertThat(sending.sent).hasSize(1);
  }

  @Test
  void neitherWhoCausedItNorWhoWantsNothingIsTold() {
    long actor = officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.OFF);
    long colleague = officers.with(Role.INSTITUTION_ADMIN, unit, OfficerMode.IMMEDIATE);

    TestDatabase.committed(
        em ->
            GivenNotices.officers(em)
                .add(
                    new WorkNews(
                            report,
                            NoticeTemplate.WORK_OFFERED,
                            WorkTarget.INSTITUTION,
                            GivenOfficers.user(actor),
                            sending.clock.instant())
                        .about("uji-" + unit, null)));
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(colleague));
  }

  @Test
  void aSupervisoryReportIsNothingForAllWhoWorkInTheUnit() {
    long liaison = officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    officers.with(Role.UNIT_STAFF, unit, OfficerMode.IMMEDIATE);
    Report supervisory =
        TestDatabase.inTransaction(
            em -> {
              Report made = GivenReports.supervisory();
              em.persist(made);
              return made;
            });

    happens(supervisory, EventType.HANDED_OFF, Map.of("institution", "uji-" + unit));
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(liaison));
  }

  @Test
  void aDraftIsTheWorkOfItsApprovers() {
    officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    long approver = officers.with(Role.APPROVER, unit, OfficerMode.IMMEDIATE);

    happens(EventType.ANSWER_DRAFTED, Map.of("institution", "uji-" + unit));
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(approver));
  }

  @Test
  void whatComesBackFromTheLeadIsTheWorkOfTheVerifiers() {
    officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    long verifier = officers.with(Role.NATIONAL_VERIFIER, null, OfficerMode.IMMEDIATE);

    happens(EventType.HANDOFF_RETURNED, Map.of("institution", "uji-" + unit));
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(verifier));
    TestDatabase.committed(
        em -> GivenAccounts.endRoles(em, verifier, sending.clock.instant().minusSeconds(1)));
  }

  @Test
  void anUndoneUseCaseIsNobodysWork() {
    officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);

    TestDatabase.rolledBack(
        em -> officers.hear(em, report, EventType.HANDED_OFF, named(unit), "h"));
    passAMinute();

    assertThat(sending.sent).isEmpty();
  }

  @Test
  void whoHasStoppedOrLostTheAddressGetsNothingThatWaitedAlready() {
    long stopped = officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    long gone = officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    offered(unit);
    sweep.sweep();
    TestDatabase.committed(
        em -> {
          GivenNotices.officers(em).lock(stopped).orElseThrow().stop();
          em.createNativeQuery("update account set email = null where id = ?1")
              .setParameter(1, gone)
              .executeUpdate();
        });

    passAMinute();

    assertThat(sending.sent).isEmpty();
  }

  @Test
  void nodesThatSweepTogetherTellEachOfficerOnce() {
    int together = 12;
    IntStream.range(0, together)
        .forEach(i -> officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE));
    IntStream.range(0, 10).forEach(i -> offered(unit));

    together();
    sending.clock.pass(Duration.ofMinutes(1));
    together();
    sending.sweep();

    assertThat(sending.sent)
        .hasSize(together)
        .extracting(OutgoingNotice::subject)
        .containsOnly("LAPOR: 10 hal baru untuk Anda");
  }

  @Test
  void aMailListsFiftyThingsAndTellsHowManyMore() {
    officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    IntStream.range(0, DueWork.MOST_LISTED + 3).forEach(i -> offered(unit));

    passAMinute();

    assertThat(sending.sent).hasSize(1);
    assertThat(sending.sent.get(0).text()).contains("dan 3 lainnya di daftar kerja");
    assertThat(sending.sent.get(0).text().split("disposisi baru")).hasSize(51);
  }

  private void together() {
    CompletableFuture.allOf(
            IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(() -> sending.workSweep().sweep()))
                .toArray(CompletableFuture[]::new))
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
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

  private void offered(long institution) {
    happens(EventType.HANDED_OFF, named(institution));
  }

  private static Map<String, String> named(long institution) {
    return Map.of("institution", "uji-" + institution);
  }

  private void happens(EventType type, Map<String, String> facts) {
    happens(report, type, facts);
  }

  private void happens(Report what, EventType type, Map<String, String> facts) {
    officers.hear(what, type, facts, UUID.randomUUID().toString());
  }
}
