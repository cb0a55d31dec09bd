package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.GivenWork.Item;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.shared.TestDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What is told before somebody loses a role, and before an institution or category ends. */
class OpenWorkTest {

  private static final Clock CLOCK = Clock.fixed(GivenWork.NOW, ZoneOffset.UTC);

  @Test
  void whatIsHeldGoesBackWithTheRoleUnlessAnotherOneHoldsIt() {
    TestDatabase.rolledBack(
        em -> {
          GivenWork given = new GivenWork(em);
          long person = GivenAccounts.officer(em, "uji-a", Role.UNIT_STAFF, given.unit, null);
          Item open = given.handoff(given.unit, "ACCEPTED");
          Item done = given.handoff(given.unit, "COMPLETED");
          Item elsewhere = given.handoff(given.city, "ACCEPTED");
          given.assigned(open, person);
          given.assigned(done, person);
          given.assigned(elsewhere, person);
          OpenWork work = GivenOpenWork.work(em, CLOCK);
          long role = role(em, person);

          assertThat(work.heldBy(person)).isEqualTo(1);
          assertThat(work.heldThrough(person, role)).isEqualTo(1);

          em.createNativeQuery(
                  "insert into role_assignment (id, account_id, role, institution_id, valid_from)"
                      + " values (nextval('role_assignment_seq'), ?1, 'APPROVER', ?2,"
                      + " timestamptz '2020-01-01')")
              .setParameter(1, person)
              .setParameter(2, given.ministry)
              .executeUpdate();
          assertThat(work.heldThrough(person, role)).isZero();
          assertThat(work.heldBy(person)).isEqualTo(1);
        });
  }

  @Test
  void anInstitutionHasItsOwnOpenHandoffsAndNotThoseOfItsUnits() {
    TestDatabase.rolledBack(
        em -> {
          GivenWork given = new GivenWork(em);
          given.handoff(given.ministry, "OFFERED");
          given.handoff(given.ministry, "ANSWERED");
          given.handoff(given.ministry, "RETURNED");
          given.handoff(given.unit, "ACCEPTED");

          assertThat(GivenOpenWork.work(em, CLOCK).atInstitution(given.ministry)).isEqualTo(2);
        });
  }

  @Test
  void openReportsCarryACategoryAndEndedOnesDoNotCount() {
    TestDatabase.rolledBack(
        em -> {
          GivenWork given = new GivenWork(em);
          em.createNativeQuery(
                  "insert into category (id, code, name, name_en, position, valid_from)"
                      + " values (-7, 'uji-kategori', 'Uji', 'Test', 1, date '2020-01-01')")
              .executeUpdate();
          for (String status : new String[] {"SUBMITTED", "ROUTED", "COMPLETED"}) {
            em.createNativeQuery("update report set category_id = -7 where id = ?1")
                .setParameter(1, given.report(status, false, null))
                .executeUpdate();
          }

          assertThat(GivenOpenWork.work(em, CLOCK).underCategory(-7)).isEqualTo(2);
        });
  }

  private static long role(jakarta.persistence.EntityManager em, long person) {
    em.flush();
    return ((Number)
            em.createNativeQuery("select id from role_assignment where account_id = ?1")
                .setParameter(1, person)
                .getSingleResult())
        .longValue();
  }
}
