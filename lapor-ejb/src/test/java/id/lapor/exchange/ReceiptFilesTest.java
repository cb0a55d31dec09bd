package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import org.junit.jupiter.api.Test;

/** Receipts of a report, as its page reads them. */
class ReceiptFilesTest {

  @Test
  void theReceiptsOfAReportAreFoundInTheOrderOfArrival() {
    TestDatabase.rolledBack(
        em -> {
          GivenSystem given = new GivenSystem(em, "OFFERED");
          given.send(given.receipt(ReceiptKind.DELIVERED));
          given.send(given.receipt(ReceiptKind.ACCEPTED));
          long report =
              ((Number)
                      em.createNativeQuery("select report_id from handoff where uuid = ?1")
                          .setParameter(1, given.handoff)
                          .getSingleResult())
                  .longValue();

          assertThat(given.receipts().of(report))
              .extracting(one -> ReceiptView.of(one.receipt(), one.handoff().uuid()))
              .allSatisfy(view -> assertThat(view.handoff()).isEqualTo(given.handoff))
              .extracting(ReceiptView::kind)
              .containsExactly(ReceiptKind.DELIVERED, ReceiptKind.ACCEPTED);
        });
  }
}
