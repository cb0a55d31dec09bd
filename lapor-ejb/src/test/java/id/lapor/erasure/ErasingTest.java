package id.lapor.erasure;

import static id.lapor.erasure.GivenErasable.HASH;
import static id.lapor.erasure.GivenErasable.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.attachment.UploadBook;
import id.lapor.audit.GivenJournal;
import id.lapor.handoff.CaseAction;
import id.lapor.handoff.DraftDesk;
import id.lapor.handoff.DraftPlace;
import id.lapor.outbox.GivenOutbox;
import id.lapor.report.ErasureGround;
import id.lapor.report.GivenEvents;
import id.lapor.report.TrackingId;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.api.Condition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an erasure takes, what it leaves, and when it is refused; in a database of its own. */
class ErasingTest {

  private static final String MARK = HASH.substring(0, 16);
  private static final String REASON = "Diminta lewat surat.";

  private static DataSource owner;
  private static EntityManagerFactory database;

  @BeforeAll
  static void open() {
    owner = TestDatabase.databaseAt("erasure", "latest");
    database = TestDatabase.entityManagersOf(owner);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void noWordOfAReportThatWasErasedIsLeftInAnyColumnOfAnyTable() {
    GivenErasable[] made = new GivenErasable[1];
    committed(em -> made[0] = new GivenErasable(em));
    assertThat(Marked.in(owner, WORD, MARK))
        .containsKeys(
            "lapor.event_content.text",
            "lapor.staff_words.words",
            "lapor.report.search",
            "vault.reporter.name",
            "vault.search_key.hash",
            "lapor.sent_message.body");

    committed(
        em -> {
          GivenErasable given = new GivenErasable(em, made[0]);
          erase(given);
        });

    assertThat(Marked.in(owner, WORD, MARK)).isEmpty();
  }

  @Test
  void whatStaysIsNumberStateRegionTimesAndTheSoundChainOfEvents() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          long events =
              given.number("select count(*) from report_event where report_id = " + given.key);

          erase(given);
          em.flush();
          em.clear();

          Object[] left =
              (Object[])
                  em.createNativeQuery(
                          "select tracking_id, status, region_code, rating, erasure_ground,"
                              + " original_title, lat is null from report where id = ?1")
                      .setParameter(1, given.key)
                      .getSingleResult();
          assertThat(left)
              .containsExactly(given.number, "COMPLETED", "35.78", 4, "REQUESTED", "", true);
          assertThat(
                  given.number("select count(*) from report_event where report_id = " + given.key))
              .isEqualTo(events + 1);
          assertThat(GivenEvents.unbroken(em, given.report())).isTrue();
          assertThat(GivenEvents.lastText(em, given.report())).contains(REASON);
          assertThat(
                  given.number(
                      "select supports from report_support where report_id = " + given.key))
              .isEqualTo(7);
          assertThat(GivenJournal.acts(em, given.number))
              .hasToString("[REPORT_ERASED " + GivenErasable.ADMIN + "]");
        });
  }

  @Test
  void hashesAndSignaturesOfMessagesAndReceiptsOutliveTheirBytes() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);

          erase(given);

          assertThat(
                  given.number(
                      "select count(*) from sent_message where body is null and erased_at is not null"
                          + " and body_sha256 = repeat('b', 64) and signature = 'e30..c2ln'"
                          + " and institution_id = "
                          + given.institution))
              .isEqualTo(2);
          assertThat(
                  given.number(
                      "select count(*) from exchange_receipt where body is null"
                          + " and body_sha256 = repeat('c', 64) and signature = 'e30..c2ln'"
                          + " and institution_id = "
                          + given.institution))
              .isEqualTo(2);
        });
  }

  @Test
  void eachInstitutionWhoseSystemWasToldIsToldOnceToDeleteItsCopies() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          GivenErasable other = new GivenErasable(em);

          erase(given);

          List<Object[]> waiting = GivenOutbox.waiting(em, given.institution);
          assertThat(waiting).extracting(row -> row[0]).containsExactly("COMPLETION", "ERASURE");
          Object[] erasure = waiting.get(1);
          assertThat(erasure[1]).isEqualTo(given.handoffId);
          assertThat((String) erasure[2])
              .contains(given.number, given.code, "REQUESTED", "Pasal 43")
              .doesNotContain(REASON);
          assertThat(GivenOutbox.waiting(em, other.institution))
              .extracting(row -> row[0])
              .containsExactly("COMPLETION");
        });
  }

  @Test
  void theVaultForgetsThePersonAndKeepsWhoReadAndWhoErased() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);

          erase(given);

          List<?> records =
              em.createNativeQuery("select purpose, actor from vault.accesses(?1)")
                  .setParameter(1, given.pseudonym)
                  .getResultList();
          assertThat(records)
              .extracting(row -> ((Object[]) row)[0] + " " + ((Object[]) row)[1])
              .containsExactly("ERASURE " + GivenErasable.ADMIN, "VERIFICATION verifikator");
          assertThat(nameOf(em, given)).isNull();
        });
  }

  @Test
  void aPersonWhomAnotherReportStillNeedsStaysInTheVault() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          GivenErasable other = new GivenErasable(em);
          given.sql("update report set pseudonym = ?1 where id = ?2", given.pseudonym, other.key);

          erase(given);

          assertThat(nameOf(em, given)).isNotNull();
        });
  }

  @Test
  void anotherReportKeepsEverything() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          GivenErasable other = new GivenErasable(em);

          erase(given);

          assertThat(left(other)).isEqualTo(ALL);
          assertThat(left(given)).isEqualTo(0);
        });
  }

  @Test
  void nothingRefersToTheContentOfItsFilesAnyMoreSoThatTheNextSweepDeletesIt() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          assertThat(refers(given)).isTrue();

          erase(given);

          assertThat(refers(given)).isFalse();
        });
  }

  /** As the sweep of the directory asks, for content and small pictures alike. */
  private static boolean refers(GivenErasable given) {
    return new Wiring(given.em, given.caller, GivenErasable.CLOCK)
        .of(UploadBook.class)
        .refers(HASH);
  }

  @Test
  void whileItIsErasedNobodyPutsIntoBytesWhatWaitsAboutIt() {
    GivenErasable[] made = new GivenErasable[1];
    committed(em -> made[0] = new GivenErasable(em));

    rolledBack(
        em -> {
          assertThat(freeChannels(made[0])).isEqualTo(1);
          erase(new GivenErasable(em, made[0]));
          assertThat(freeChannels(made[0])).isZero();
        });

    committed(em -> erase(new GivenErasable(em, made[0])));
    assertThat(Marked.in(owner, WORD, MARK)).isEmpty();
  }

  /** How many channels of the institution another transaction could hold now. */
  private static int freeChannels(GivenErasable given) {
    int[] free = new int[1];
    rolledBack(
        em ->
            free[0] =
                em.createNativeQuery(
                        "select id from channel where institution_id = ?1"
                            + " for no key update skip locked")
                    .setParameter(1, given.institution)
                    .getResultList()
                    .size());
    return free[0];
  }

  @Test
  void whatComesLateAboutItIsNotedWithoutItsBytes() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          erase(given);

          given.letter(given.handoffId);
          given.sql(
              "update exchange_receipt set account = 'lama' where message_id = ?1", given.offer);
          given.receipt("QUARANTINED", null, given.offer);

          assertThat(
                  given.number(
                      "select count(*) from dead_letter where body is null and handoff_id = '"
                          + given.handoffId
                          + "'"))
              .isEqualTo(2);
          assertThat(
                  given.number(
                      "select count(*) from exchange_receipt where body is null and message_id = '"
                          + given.offer
                          + "'"))
              .isEqualTo(3);
        });
  }

  @Test
  void whatWasErasedChangesNoMore() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          erase(given);

          assertThatThrownBy(() -> erase(given)).is(refusedBy("report-erased"));
          assertThatThrownBy(() -> given.reports().lock(TrackingId.of(given.number)))
              .is(refusedBy("report-erased"));
          assertThatThrownBy(() -> given.reports().lock(given.key)).is(refusedBy("report-erased"));
          assertThatThrownBy(() -> given.erasing().hold(given.number, given.version(), REASON))
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
    refuses("report-held", given -> given.erasing().hold(given.number, given.version(), REASON));
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          given.erasing().hold(given.number, given.version(), REASON);
          assertThatThrownBy(() -> given.erasing().hold(given.number, given.version(), REASON))
              .is(refusedBy("held-already"));
          given.erasing().liftHold(given.number, given.version(), REASON);
          assertThatThrownBy(() -> given.erasing().liftHold(given.number, given.version(), REASON))
              .is(refusedBy("not-held"));

          erase(given);

          assertThat(left(given)).isZero();
          assertThat(GivenJournal.acts(em, given.number)).hasSize(3);
        });
  }

  @Test
  void aReportWithALimitThatIsStillOwedIsNotErased() {
    refuses("clock-running", given -> owed(given, 0));
  }

  @Test
  void aReportThatWentUpIsNotErased() {
    refuses("report-escalated", given -> owed(given, 2));
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
              () -> erasing.erase(given.number, version, ErasureGround.UNLAWFUL, REASON, "# "),
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
                          given.number, version - 1, ErasureGround.UNLAWFUL, REASON, given.number))
              .is(refusedBy("stale-version"));
          assertThat(left(given)).isEqualTo(ALL);
        });
  }

  @Test
  void itIsSeenBeforehandWhatWouldGoAndWhatStandsAgainstIt() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);

          ErasureOutlook clear = given.erasing().foresee(given.number);
          given.erasing().hold(given.number, given.version(), REASON);
          owed(given, 1);
          ErasureOutlook barred = given.erasing().foresee(given.number);

          assertThat(clear)
              .isEqualTo(new ErasureOutlook(9, 1, 1, 2_048, 1, 2, 1, 3, 1, true, 1, List.of()));
          assertThat(barred.obstacles()).containsExactly("report-held", "report-escalated");
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

  /** How much of a report there is when nothing was erased. */
  private static final long ALL = 9 + 1 + 1 + 2 + 1 + 1 + 2 + 2 + 1 + 1;

  private static long left(GivenErasable given) {
    given.em.flush();
    String report = " where report_id = " + given.key;
    String ofInstitution = " where institution_id = " + given.institution + " and body is not null";
    return given.number(
            "select count(*) from event_content c join report_event e on e.id = c.event_id"
                + report
                + " and c.text like '%"
                + WORD
                + "%'")
        + given.number("select count(*) from staff_words" + report)
        + given.number(
            "select count(*) from answer where text <> '' and handoff_id = " + given.handoff)
        + given.number("select count(*) from attachment" + report)
        + given.number("select count(*) from case_draft" + report)
        + given.number("select count(*) from report_follower" + report)
        + given.number("select count(*) from sent_message" + ofInstitution)
        + given.number("select count(*) from exchange_receipt" + ofInstitution)
        + given.number(
            "select count(*) from report where original_body <> '' and id = " + given.key)
        + (nameOf(given.em, given) == null ? 0 : 1);
  }

  private static void refuses(String rule, Consumer<GivenErasable> made) {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          made.accept(given);
          em.flush();
          em.clear();
          long before = left(given);
          long version = given.version();

          assertThatThrownBy(() -> erase(given)).is(refusedBy(rule));

          assertThat(left(given)).isEqualTo(before).isGreaterThanOrEqualTo(ALL);
          assertThat(given.version()).isEqualTo(version);
          assertThat(GivenOutbox.waiting(em, given.institution)).hasSize(1);
          assertThat(given.erasing().foresee(given.number).obstacles()).contains(rule);
        });
  }

  private static void owed(GivenErasable given, int escalation) {
    given.sql(
        "insert into deadline (id, version, report_id, handoff_id, timer, report_class, regulation,"
            + " amount, unit, legal_source, zone, started_at, due_at, state, escalation)"
            + " values (?1, 0, ?1, ?2, 'RESOLVE', 'COMPLAINT', 'Uji', 5, 'WORKING_DAY', 'Uji',"
            + " 'Asia/Jakarta', timestamptz '2026-02-03', timestamptz '2026-02-10', 'MISSED', ?3)",
        given.key,
        given.handoff,
        escalation);
  }

  private static String nameOf(EntityManager em, GivenErasable given) {
    return (String)
        em.createNativeQuery(
                "select name from vault.read(string_to_array(?1, ','), 'HANDLING', 'uji')")
            .setParameter(1, given.pseudonym)
            .getSingleResult();
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

  private static void erase(GivenErasable given) {
    given
        .erasing()
        .erase(given.number, given.version(), ErasureGround.REQUESTED, REASON, "#" + given.number);
  }

  private static void committed(Consumer<EntityManager> step) {
    run(step, true);
  }

  private static void rolledBack(Consumer<EntityManager> step) {
    run(step, false);
  }

  private static void run(Consumer<EntityManager> step, boolean commit) {
    EntityManager em = database.createEntityManager();
    try {
      em.getTransaction().begin();
      step.accept(em);
      if (commit) {
        em.getTransaction().commit();
      }
    } finally {
      if (em.getTransaction().isActive()) {
        em.getTransaction().rollback();
      }
      em.close();
    }
  }
}
