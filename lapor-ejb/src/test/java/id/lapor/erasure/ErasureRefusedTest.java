package id.lapor.erasure;

import static id.lapor.erasure.ErasureDatabase.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.audit.GivenJournal;
import id.lapor.handoff.CaseAction;
import id.lapor.handoff.DraftDesk;
import id.lapor.handoff.DraftPlace;
import id.lapor.outbox.GivenOutbox;
import id.lapor.report.ErasureGround;
import id.lapor.report.TrackingId;
import id.lapor.shared.RuleViolation;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.Condition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** When a report is not erased, and that nothing has changed then. */
class ErasureRefusedTest {

  @Test
  void whatWasErasedChangesNoMore() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          given.erase();

          assertThatThrownBy(() -> given.erase()).is(refusedBy("report-erased"));
          assertThatThrownBy(() -> given.reports().lock(TrackingId.of(given.number)))
              .is(refusedBy("report-erased"));
          assertThatThrownBy(() -> given.reports().lock(given.key)).is(refusedBy("report-erased"));
          assertThatThrownBy(
                  () -> given.erasing().hold(given.number, given.version(), GivenErasable.REASON))
              .is(refusedBy("report-erased"));
          assertThatThrownBy(() -> draft(given)).is(refusedBy("report-erased"));
          assertThat(given.number("select count(*) from case_draft where report_id = " + given.key))
              .isZero();
        });
  }

  @Test
  void anOpenReportIsNotErased() {
    refuses(
        "report-open",
        given -> given.sql("update report set status = 'IN_PROGRESS' where id = ?1", given.key));
  }

  @Test
  void aReportThatMayStillBeReopenedIsNotErased() {
    refuses(
        "report-reopenable",
        given ->
            given.sql(
                "update report set closed_at = timestamptz '2026-10-27' where id = ?1", given.key));
  }

  @Test
  void aReportUnderALegalHoldIsNotErasedUntilTheHoldIsLifted() {
    refuses(
        "report-held",
        given -> given.erasing().hold(given.number, given.version(), GivenErasable.REASON));
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          given.erasing().hold(given.number, given.version(), GivenErasable.REASON);
          assertThatThrownBy(
                  () -> given.erasing().hold(given.number, given.version(), GivenErasable.REASON))
              .is(refusedBy("held-already"));
          given.erasing().liftHold(given.number, given.version(), GivenErasable.REASON);
          assertThatThrownBy(
                  () ->
                      given.erasing().liftHold(given.number, given.version(), GivenErasable.REASON))
              .is(refusedBy("not-held"));

          given.erase();

          assertThat(Remains.of(given)).isZero();
          assertThat(GivenJournal.acts(em, given.number)).hasSize(3);
        });
  }

  @Test
  void aReportWithALimitThatIsStillOwedIsNotErased() {
    refuses("clock-running", given -> given.owed(0));
  }

  @Test
  void aReportThatWentUpIsNotErased() {
    refuses("report-escalated", given -> given.owed(2));
  }

  @Test
  void aReportThatOthersWereJoinedToIsNotErasedBeforeThem() {
    refuses(
        "reports-joined",
        given -> {
          GivenErasable joined = new GivenErasable(given.em);
          given.sql(
              "update report set status = 'MERGED', merged_into_id = ?1 where id = ?2",
              given.key,
              joined.key);
        });
  }

  @Test
  void whatIsWrongWithTheDecisionIsSaidAndNothingIsErased() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          long version = given.version();
          Erasing erasing = given.erasing();

          assertFields(
              () ->
                  erasing.erase(
                      given.number, version, ErasureGround.UNLAWFUL, GivenErasable.REASON, "# "),
              "typed number-differs");
          assertFields(
              () -> erasing.erase(given.number, version, null, " ", null),
              "ground required",
              "reason required",
              "typed required");
          assertFields(
              () ->
                  erasing.erase(
                      given.number,
                      version,
                      ErasureGround.UNLAWFUL,
                      "x".repeat(1_001),
                      "1234567897"),
              "reason too-long",
              "typed number-differs");
          assertFields(
              () ->
                  erasing.erase(
                      given.number,
                      version,
                      ErasureGround.UNLAWFUL,
                      "Untuk {{nama}}",
                      given.number),
              "reason open-place");
          assertThatThrownBy(
                  () ->
                      erasing.erase(
                          given.number,
                          version - 1,
                          ErasureGround.UNLAWFUL,
                          GivenErasable.REASON,
                          given.number))
              .is(refusedBy("stale-version"));
          assertThat(Remains.of(given)).isEqualTo(Remains.ALL);
        });
  }

  private static void draft(GivenErasable given) {
    new Wiring(given.em, given.caller, GivenErasable.CLOCK)
        .of(DraftDesk.class)
        .keep(
            new DraftPlace(given.number, CaseAction.NOTE, null, null),
            0,
            Map.of("text", List.of("Masih ditulis")));
  }

  private static void refuses(String rule, Consumer<GivenErasable> made) {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          made.accept(given);
          em.flush();
          em.clear();
          long before = Remains.of(given);
          long version = given.version();

          assertThatThrownBy(() -> given.erase()).is(refusedBy(rule));

          assertThat(Remains.of(given)).isEqualTo(before).isGreaterThanOrEqualTo(Remains.ALL);
          assertThat(given.version()).isEqualTo(version);
          assertThat(GivenOutbox.waiting(em, given.institution)).hasSize(1);
          assertThat(given.erasing().foresee(given.number).obstacles()).contains(rule);
        });
  }

  private static void assertFields(ThrowingCallable useCase, String... expected) {
    assertThatThrownBy(useCase)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.fields())
                    .extracting(error -> error.field() + " " + error.rule())
                    .containsExactly(expected));
  }

  private static Condition<Throwable> refusedBy(String rule) {
    return new Condition<>(
        thrown -> thrown instanceof RuleViolation refusal && refusal.rule().equals(rule),
        "refused by %s",
        rule);
  }
}
