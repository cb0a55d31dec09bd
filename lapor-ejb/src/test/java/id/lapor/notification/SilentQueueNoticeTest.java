package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.outbox.QueueSilent;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Those who run the whole are told when an institution takes nothing from its queue. */
class SilentQueueNoticeTest {

  private final Sending sending = new Sending();
  private final WorkSweep sweep = sending.workSweep();

  @Test
  void theyAreToldAtOnceAndNobodyElseIs() {
    String administrator = "a" + UUID.randomUUID() + "@example.id";
    String verifier = "v" + UUID.randomUUID() + "@example.id";
    TestDatabase.committed(
        em -> {
          officer(em, Role.NATIONAL_ADMIN, administrator);
          officer(em, Role.NATIONAL_VERIFIER, verifier);
          long ministry = GivenAccounts.institution(em, null, "Kementerian Diam", "Asia/Jakarta");
          em.flush();
          WorkObserver observer = new WorkObserver();
          observer.officers = GivenNotices.officers(em);
          observer.clock = sending.clock;
          observer.on(new QueueSilent(ministry, code(em, ministry), sending.clock.instant()));
        });

    sweep.sweep();
    sending.clock.pass(Duration.ofMinutes(1));
    sweep.sweep();
    sending.sweep();

    assertThat(sending.sent)
        .filteredOn(one -> one.address().equals(administrator))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.subject()).isEqualTo("LAPOR: antrean Kementerian Diam tidak diambil");
              assertThat(one.text())
                  .contains("https://lapor.example/staff/exchange")
                  .doesNotContain("{", "null", "report?id=");
            });
    assertThat(sending.sent).noneMatch(one -> one.address().equals(verifier));
  }

  private void officer(EntityManager em, String role, String address) {
    long id = GivenAccounts.officer(em, "o" + UUID.randomUUID(), role, null, address);
    em.flush();
    OfficerNotice notice = new OfficerNotice(id, ZoneId.of("Asia/Jakarta"));
    notice.choose(OfficerMode.DIGEST, OfficerNotice.USUAL_HOUR, "id", sending.clock.instant());
    em.persist(notice);
  }

  private static String code(EntityManager em, long institution) {
    return (String)
        em.createNativeQuery("select code from institution where id = ?1")
            .setParameter(1, institution)
            .getSingleResult();
  }
}
