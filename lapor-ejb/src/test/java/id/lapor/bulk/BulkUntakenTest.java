package id.lapor.bulk;

import static id.lapor.bulk.BulkJobTest.assertRefused;
import static id.lapor.bulk.BulkJobTest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.lapor.handoff.GivenDesk;
import id.lapor.handoff.WorkList;
import id.lapor.identity.Role;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import org.junit.jupiter.api.Test;

/** Many offers at once that nobody takes up: what is not possible is known before it begins. */
class BulkUntakenTest {

  private static final BulkOrder REMIND = new BulkOrder(BulkAct.REMIND, null, null, null, null);

  @Test
  void whoWasRemindedTodayIsLeftOutOfTheRemindersFromTheStart() {
    given(
        bulk -> {
          String waits = bulk.desk.handoff(bulk.desk.ministry, "OFFERED");
          String reminded = bulk.desk.handoff(bulk.desk.city, "DELIVERED");
          set(bulk, reminded, "reminded_at = timestamptz '" + GivenDesk.CLOCK.instant() + "'");
          bulk.officer("uji-verifikator", Role.NATIONAL_VERIFIER, null);

          long job = bulk.prepare(WorkList.NOT_TAKEN_UP, REMIND);

          assertThat(bulk.reasons(job)).containsEntry("LEFT_OUT reminded-today", 1);
          assertThat(leftOut(bulk, job, reminded)).isTrue();
          assertThat(leftOut(bulk, job, waits)).isFalse();
        });
  }

  @Test
  void whatOnlyTheNationalAdministratorGivesAwayOrAnInstitutionPassedOnIsLeftOut() {
    given(
        bulk -> {
          String decided = bulk.desk.handoff(bulk.desk.ministry, "OFFERED");
          set(bulk, decided, "binding = true");
          String above = bulk.desk.handoff(bulk.desk.ministry, "ACCEPTED");
          String below = bulk.desk.handoff(bulk.desk.unit, "OFFERED");
          set(
              bulk,
              below,
              "role = 'SUPPORTING', parent_id = (select id from handoff where uuid = '"
                  + above
                  + "')");
          BulkOrder elsewhere = reroute(city(bulk), "Bukan wewenangnya.");
          bulk.officer("uji-verifikator", Role.NATIONAL_VERIFIER, null);

          long job = bulk.prepare(WorkList.NOT_TAKEN_UP, elsewhere);

          assertThat(bulk.reasons(job))
              .containsEntry("LEFT_OUT national-decision-needed", 1)
              .containsEntry("LEFT_OUT delegated-offer", 1);
          bulk.calls("uji-verifikator", Role.NATIONAL_ADMIN, null);
          assertThat(bulk.reasons(bulk.prepare(WorkList.NOT_TAKEN_UP, elsewhere)))
              .doesNotContainKey("LEFT_OUT national-decision-needed");
        });
  }

  @Test
  void allThatIsWrongWithAnOrderIsSaidAtOnce() {
    given(
        bulk -> {
          bulk.desk.handoff(bulk.desk.ministry, "OFFERED");
          bulk.officer("uji-verifikator", Role.NATIONAL_VERIFIER, null);
          BulkOrder wrong = reroute("tidak-ada", " ");

          RuleViolation refusal =
              catchThrowableOfType(
                  RuleViolation.class, () -> bulk.prepare(WorkList.NOT_TAKEN_UP, wrong));

          assertThat(refusal.fields()).extracting(FieldError::field).contains("target", "text");
          assertRefused(
              "unknown-code",
              () -> bulk.prepare(WorkList.NOT_TAKEN_UP, reroute("tidak-ada", "Sebab")));
        });
  }

  @Test
  void aJobNamesTheInstitutionThatGetsTheReports() {
    given(
        bulk -> {
          bulk.desk.handoff(bulk.desk.ministry, "OFFERED");
          bulk.officer("uji-verifikator", Role.NATIONAL_VERIFIER, null);

          long job = bulk.prepare(WorkList.NOT_TAKEN_UP, reroute(city(bulk), "Sebab"));

          assertThat(bulk.view(job).institutionName()).isEqualTo("Kota Uji");
        });
  }

  private static BulkOrder reroute(String target, String why) {
    return new BulkOrder(BulkAct.REROUTE, null, target, null, why);
  }

  private static String city(GivenBulk bulk) {
    return "uji-" + bulk.desk.city;
  }

  private static void set(GivenBulk bulk, String handoff, String change) {
    bulk.em
        .createNativeQuery("update handoff set " + change + " where uuid = ?1")
        .setParameter(1, handoff)
        .executeUpdate();
  }

  private static boolean leftOut(GivenBulk bulk, long job, String handoff) {
    return !bulk.em
        .createNativeQuery(
            "select 1 from bulk_item where job_id = ?1 and handoff = ?2 and state = 'LEFT_OUT'")
        .setParameter(1, job)
        .setParameter(2, handoff)
        .getResultList()
        .isEmpty();
  }
}
