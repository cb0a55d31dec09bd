package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.Role;
import id.lapor.report.EventType;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who hears of what is late, and of what nobody takes up. */
class LateWorkTest {

  private final Sending sending = new Sending();
  private final WorkSweep sweep = sending.workSweep();
  private final GivenOfficers officers = new GivenOfficers(sending);
  private final long ministry = officers.ministry;
  private final long unit = officers.unit;

  @Test
  void whatIsLateForDaysGoesToTheAdministratorAndNotToWhoShouldHaveActed() {
    long admin = officers.with(Role.INSTITUTION_ADMIN, unit, OfficerMode.IMMEDIATE);
    officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);
    officers.with(Role.INSTITUTION_ADMIN, ministry, OfficerMode.IMMEDIATE);

    happens(EventType.HANDOFF_ESCALATED, late("ADMINISTRATOR"));
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(admin));
    assertThat(sending.sent.get(0).text())
        .contains("Direktorat Uji sudah terlambat", "Tindak lanjut pertama")
        .doesNotContain("{");
  }

  @Test
  void anInstitutionThatIsRemindedIsToldOfTheOfferThatWaits() {
    long liaison = officers.with(Role.LIAISON_OFFICER, unit, OfficerMode.IMMEDIATE);

    happens(EventType.HANDOFF_REMINDED, Map.of("institution", "uji-" + unit));
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(liaison));
    assertThat(sending.sent.get(0).text())
        .contains("disposisi untuk Direktorat Uji belum diterima");
  }

  @Test
  void theNextLevelIsWhoeverAdministersTheInstitutionAbove() {
    officers.with(Role.INSTITUTION_ADMIN, unit, OfficerMode.IMMEDIATE);
    long above = officers.with(Role.INSTITUTION_ADMIN, ministry, OfficerMode.IMMEDIATE);
    String handoff = UUID.randomUUID().toString();
    TestDatabase.committed(
        em ->
            em.createNativeQuery(
                    "insert into handoff (id, version, uuid, report_id, institution_id, role,"
                        + " status, binding, offered_at) values (nextval('handoff_seq'), 1, ?1, ?2,"
                        + " ?3, 'SUPPORTING', 'ACCEPTED', false, now())")
                .setParameter(1, handoff)
                .setParameter(2, officers.report.id())
                .setParameter(3, unit)
                .executeUpdate());

    officers.hear(officers.report, EventType.HANDOFF_ESCALATED, late("PARENT"), handoff);
    passAMinute();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::address)
        .containsExactly(GivenOfficers.address(above));
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
    officers.hear(officers.report, type, facts, UUID.randomUUID().toString());
  }
}
