package id.lapor.erasure;

import static id.lapor.erasure.ErasureDatabase.committed;
import static id.lapor.erasure.ErasureDatabase.rolledBack;
import static id.lapor.erasure.GivenErasable.HASH;
import static id.lapor.erasure.GivenErasable.WORD;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.attachment.UploadBook;
import id.lapor.audit.GivenJournal;
import id.lapor.outbox.GivenOutbox;
import id.lapor.report.GivenEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an erasure takes and what it leaves. */
class ErasingTest {

  private static final String MARK = HASH.substring(0, 16);

  @Test
  void noWordOfAReportThatWasErasedIsLeftInAnyColumnOfAnyTable() {
    GivenErasable[] made = new GivenErasable[1];
    committed(em -> made[0] = new GivenErasable(em));
    assertThat(Marked.in(ErasureDatabase.owner(), WORD, MARK))
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
          given.erase();
        });

    assertThat(Marked.in(ErasureDatabase.owner(), WORD, MARK)).isEmpty();
  }

  @Test
  void whatStaysIsNumberStateRegionTimesAndTheSoundChainOfEvents() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          long events =
              given.number("select count(*) from report_event where report_id = " + given.key);

          given.erase();
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
          assertThat(GivenEvents.lastText(em, given.report())).contains(GivenErasable.REASON);
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

          given.erase();

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

          given.erase();

          List<Object[]> waiting = GivenOutbox.waiting(em, given.institution);
          assertThat(waiting).extracting(row -> row[0]).containsExactly("COMPLETION", "ERASURE");
          Object[] erasure = waiting.get(1);
          assertThat(erasure[1]).isEqualTo(given.handoffId);
          assertThat((String) erasure[2])
              .contains(given.number, given.code, "REQUESTED", "Pasal 43")
              .doesNotContain(GivenErasable.REASON);
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

          given.erase();

          List<?> records =
              em.createNativeQuery("select purpose, actor from vault.accesses(?1)")
                  .setParameter(1, given.pseudonym)
                  .getResultList();
          assertThat(records)
              .extracting(row -> ((Object[]) row)[0] + " " + ((Object[]) row)[1])
              .containsExactly("ERASURE " + GivenErasable.ADMIN, "VERIFICATION verifikator");
          assertThat(Remains.nameOf(given)).isNull();
        });
  }

  @Test
  void aPersonWhomAnotherReportStillNeedsStaysInTheVault() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          GivenErasable other = new GivenErasable(em);
          given.sql("update report set pseudonym = ?1 where id = ?2", given.pseudonym, other.key);

          given.erase();

          assertThat(Remains.nameOf(given)).isNotNull();
        });
  }

  @Test
  void anotherReportKeepsEverything() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          GivenErasable other = new GivenErasable(em);

          given.erase();

          assertThat(Remains.of(other)).isEqualTo(Remains.ALL);
          assertThat(Remains.of(given)).isEqualTo(0);
        });
  }

  @Test
  void nothingRefersToTheContentOfItsFilesAnyMoreSoThatTheNextSweepDeletesIt() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);
          assertThat(refers(given)).isTrue();

          given.erase();

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
          new GivenErasable(em, made[0]).erase();
          assertThat(freeChannels(made[0])).isZero();
        });

    committed(em -> new GivenErasable(em, made[0]).erase());
    assertThat(Marked.in(ErasureDatabase.owner(), WORD, MARK)).isEmpty();
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
          given.erase();

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
  void itIsSeenBeforehandWhatWouldGoAndWhatStandsAgainstIt() {
    rolledBack(
        em -> {
          GivenErasable given = new GivenErasable(em);

          ErasureOutlook clear = given.erasing().foresee(given.number);
          given.erasing().hold(given.number, given.version(), GivenErasable.REASON);
          given.owed(1);
          ErasureOutlook barred = given.erasing().foresee(given.number);

          assertThat(clear)
              .isEqualTo(new ErasureOutlook(9, 1, 1, 2_048, 1, 2, 1, 3, 1, true, 1, List.of()));
          assertThat(barred.obstacles()).containsExactly("report-held", "report-escalated");
        });
  }
}
