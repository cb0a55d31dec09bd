package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.outbox.GivenOutbox;
import id.lapor.shared.TestDatabase;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What receipts of an institution's system change, and what it hears of them. */
class ReceiptDeskTest {

  @Test
  void byReceiptsAloneAHandoffIsDeliveredAcceptedAndAnswered() {
    with(
        "OFFERED",
        given -> {
          given.send(given.receipt(ReceiptKind.DELIVERED));
          assertThat(given.status()).isEqualTo("DELIVERED");
          given.send(given.receipt(ReceiptKind.ACCEPTED));
          assertThat(given.status()).isEqualTo("ACCEPTED");
          given.send(given.answer("Lampu sudah diganti.", true));
          assertThat(given.status()).isEqualTo("ANSWERED");
          given.send(given.receipt(ReceiptKind.COMPLETED));
          assertThat(given.status()).isEqualTo("ANSWERED");

          assertThat(given.heard())
              .containsExactly(
                  "ACK ACKNOWLEDGED ",
                  "ACK ACKNOWLEDGED ",
                  "ACK ACKNOWLEDGED ",
                  "ACK ACKNOWLEDGED ");
          assertThat(given.happened)
              .containsExactly(
                  "HANDOFF_DELIVERED system of " + given.code,
                  "HANDOFF_ACCEPTED system of " + given.code,
                  "ANSWER_PUBLISHED system of " + given.code);
        });
  }

  @Test
  void aHoldingAnswerIsPublishedAndSettlesNothing() {
    with(
        "OFFERED",
        given -> {
          given.send(given.answer("Sedang kami periksa.", false));

          assertThat(given.status()).isEqualTo("ACCEPTED");
          assertThat(given.happened).containsExactly("ANSWER_PUBLISHED system of " + given.code);
        });
  }

  @Test
  void theSameReceiptHasOneEffectAndTheSameAnswerEachTime() {
    with(
        "ACCEPTED",
        given -> {
          JsonObjectBuilder answer = given.answer("Lampu sudah diganti.", true);
          byte[] body = GivenSystem.bytes(answer);
          ArrivedReceipt arrived =
              ArrivedReceipt.of(
                  body, GivenReceipt.signed(body, given.pair, given.kid), null, GivenSystem.NOW);

          given.take(arrived);
          given.take(arrived);

          assertThat(given.happened).hasSize(1);
          List<Object[]> heard = GivenOutbox.waiting(given.em, given.desk.ministry);
          assertThat(heard).hasSize(2);
          assertThat(heard.get(1)[2]).isEqualTo(heard.get(0)[2]);
          assertThat(heard.get(1)[3]).isEqualTo(heard.get(0)[4]);
        });
  }

  @Test
  void whatALaterReceiptImpliesChangesNothingAndIsAcknowledged() {
    with(
        "OFFERED",
        given -> {
          given.send(given.answer("Lampu sudah diganti.", true));
          given.send(given.receipt(ReceiptKind.ACCEPTED));
          given.send(given.receipt(ReceiptKind.DELIVERED));

          assertThat(given.status()).isEqualTo("ANSWERED");
          assertThat(given.happened).hasSize(1);
          assertThat(given.heard())
              .containsExactly(
                  "ACK ACKNOWLEDGED ", "ACK ACKNOWLEDGED implied", "ACK ACKNOWLEDGED implied");
        });
  }

  @Test
  void whatCameBeforeTheReturnGoesWithoutSayingAndWhatCameAfterItIsRefused() {
    with(
        "OFFERED",
        given -> {
          given.send(given.returned());
          given.send(given.receipt(ReceiptKind.ACCEPTED).add("time", "2026-11-25T02:58:00Z"));
          given.send(given.returned());
          given.send(given.receipt(ReceiptKind.ACCEPTED).add("time", "2026-11-25T02:59:30Z"));
          given.send(given.answer("Ternyata kami.", true));

          assertThat(given.status()).isEqualTo("RETURNED");
          assertThat(given.happened).containsExactly("HANDOFF_RETURNED system of " + given.code);
          assertThat(given.heard())
              .containsExactly(
                  "ACK ACKNOWLEDGED ",
                  "ACK ACKNOWLEDGED implied",
                  "ACK ACKNOWLEDGED implied",
                  "REFUSAL REFUSED handoff-returned",
                  "REFUSAL REFUSED handoff-returned");
        });
  }

  @Test
  void whatWasReturnedInThePortalIsNoLongerTheirs() {
    with(
        "RETURNED",
        given -> {
          given.send(given.receipt(ReceiptKind.DELIVERED));
          given.send(given.returned());

          assertThat(given.status()).isEqualTo("RETURNED");
          assertThat(given.happened).isEmpty();
          assertThat(given.heard())
              .containsExactly(
                  "REFUSAL REFUSED handoff-returned", "REFUSAL REFUSED handoff-returned");
        });
  }

  @Test
  void aWithdrawnHandoffIsRefusedForEveryKind() {
    with(
        "WITHDRAWN",
        given -> {
          given.send(given.receipt(ReceiptKind.DELIVERED));
          given.send(given.receipt(ReceiptKind.ACCEPTED));
          given.send(given.returned());
          given.send(given.answer("Sudah.", true));
          given.send(given.receipt(ReceiptKind.COMPLETED));

          assertThat(given.status()).isEqualTo("WITHDRAWN");
          assertThat(given.happened).isEmpty();
          assertThat(given.heard()).hasSize(5).containsOnly("REFUSAL REFUSED handoff-withdrawn");
        });
  }

  @Test
  void onceTheReportIsCompletedNothingIsAnsweredAndWhatWasBeforeIsKnown() {
    with(
        "COMPLETED",
        given -> {
          given.send(given.receipt(ReceiptKind.COMPLETED));
          given.send(given.answer("Satu hal lagi.", true));
          given.send(given.returned());

          assertThat(given.status()).isEqualTo("COMPLETED");
          assertThat(given.happened).isEmpty();
          assertThat(given.heard())
              .containsExactly(
                  "ACK ACKNOWLEDGED implied",
                  "REFUSAL REFUSED handoff-completed",
                  "REFUSAL REFUSED handoff-completed");
        });
  }

  @Test
  void nobodyCompletesWhatTheyHaveNotAnsweredNorReturnsWhatTheyHave() {
    with(
        "ACCEPTED",
        given -> {
          given.send(given.receipt(ReceiptKind.COMPLETED));
          given.send(given.answer("Sedang kami periksa.", false));
          given.send(given.returned());

          assertThat(given.status()).isEqualTo("ACCEPTED");
          assertThat(given.heard())
              .containsExactly(
                  "REFUSAL REFUSED answer-first",
                  "ACK ACKNOWLEDGED ",
                  "REFUSAL REFUSED already-answered");
        });
  }

  @Test
  void aRefusedReceiptIsRefusedAgainWhateverHappenedSince() {
    with(
        "ACCEPTED",
        given -> {
          JsonObjectBuilder completed = given.receipt(ReceiptKind.COMPLETED);
          byte[] body = GivenSystem.bytes(completed);
          ArrivedReceipt arrived =
              ArrivedReceipt.of(
                  body, GivenReceipt.signed(body, given.pair, given.kid), null, GivenSystem.NOW);
          given.take(arrived);
          given.send(given.answer("Lampu sudah diganti.", true));

          given.take(arrived);

          assertThat(given.heard())
              .containsExactly(
                  "REFUSAL REFUSED answer-first",
                  "ACK ACKNOWLEDGED ",
                  "REFUSAL REFUSED answer-first");
        });
  }

  @Test
  void whatComesForAReportThatWasErasedIsRefusedAndItsBytesAreNotKept() {
    with(
        "COMPLETED",
        given -> {
          given
              .em
              .createNativeQuery(
                  "update report set status = 'WITHDRAWN', erased_at = now(), erasure_ground ="
                      + " 'REQUESTED', original_title = '', original_body = '' where id ="
                      + " (select report_id from handoff where uuid = ?1)")
              .setParameter(1, given.handoff)
              .executeUpdate();

          given.send(given.answer("Kata pelapor lagi.", true));
          given.send(given.receipt(ReceiptKind.DELIVERED));

          assertThat(given.heard()).containsOnly("REFUSAL REFUSED report-erased");
          assertThat(
                  given
                      .em
                      .createNativeQuery(
                          "select count(*) from exchange_receipt r join handoff h"
                              + " on h.id = r.handoff_id where h.uuid = ?1 and r.body is null")
                      .setParameter(1, given.handoff)
                      .getSingleResult())
              .isEqualTo(2L);
          assertThat(given.happened).isEmpty();
        });
  }

  @Test
  void aQueueServesTheUnitsBelowAndTheMinistrySpeaksForThem() {
    with(
        "OFFERED",
        given -> {
          given.offered(given.desk.unit, "OFFERED");
          given.send(given.receipt(ReceiptKind.ACCEPTED));

          assertThat(given.status()).isEqualTo("ACCEPTED");
          assertThat(given.happened).containsExactly("HANDOFF_ACCEPTED system of " + given.code);
        });
  }

  private static void with(String status, Consumer<GivenSystem> test) {
    TestDatabase.rolledBack(em -> test.accept(new GivenSystem(em, status)));
  }
}
