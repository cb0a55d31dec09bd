package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.institution.GivenInstitutions;
import id.lapor.shared.TestDatabase;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What administrators see of receipts: those that were not believed, and when the last came. */
class DoubtedReceiptsTest {

  @Test
  void whatWasNotBelievedIsListedWithWhomItComesFromAndWithoutWhatItSays() {
    TestDatabase.rolledBack(
        em -> {
          GivenSystem given = new GivenSystem(em, "OFFERED");
          byte[] body = GivenSystem.bytes(given.receipt(ReceiptKind.ACCEPTED));
          given.take(
              ArrivedReceipt.of(
                  body,
                  GivenReceipt.signed(body, GivenKeys.ed25519(), given.kid),
                  given.code + ".1",
                  GivenSystem.NOW));
          given.send(given.receipt(ReceiptKind.ACCEPTED).add("bodySha256", "0".repeat(64)));

          DoubtedReceiptPage page = desk(given).doubted(null);

          assertThat(page.next()).isNull();
          assertThat(page.items())
              .extracting(DoubtedReceiptPage.Line::reason)
              .containsExactly("other-body", "wrong-signature");
          assertThat(page.items().get(0).institution()).isNotNull();
          assertThat(page.items().get(0).kind()).isEqualTo("ACCEPTED");
          assertThat(page.items().get(1).institution()).isNull();
          assertThat(page.items().get(1).account()).isEqualTo(given.code + ".1");
          assertThat(desk(given).doubted(page.items().get(1).id()).items()).isEmpty();
        });
  }

  @Test
  void theLastReceiptOfEachInstitutionIsKnown() {
    TestDatabase.rolledBack(
        em -> {
          GivenSystem given = new GivenSystem(em, "OFFERED");
          Set<Long> both = Set.of(given.desk.ministry, given.desk.city);
          assertThat(given.receipts().lastArrivals(both)).isEmpty();

          given.send(given.receipt(ReceiptKind.ACCEPTED));

          assertThat(given.receipts().lastArrivals(both))
              .isEqualTo(Map.of(given.desk.ministry, GivenSystem.NOW));
          assertThat(given.receipts().lastArrivals(Set.of())).isEmpty();
        });
  }

  private static DeadLetterDesk desk(GivenSystem given) {
    DeadLetterDesk desk = new DeadLetterDesk();
    desk.receipts = given.receipts();
    desk.institutions = GivenInstitutions.institutions(given.em);
    return desk;
  }
}
