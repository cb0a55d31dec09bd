package id.lapor.it;

import static id.lapor.it.InstitutionSystem.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Institutions at a broker outside the server, which also says which account sent by CORE. */
@OnExternalBroker
@ArquillianTest
class ExternalInstitutionQueueIT extends InstitutionQueueIT {

  @Test
  void whatAnotherInstitutionsAccountSendsIsNotBelievedHoweverItIsSigned() throws Exception {
    try (InstitutionSystem system = system();
        InstitutionSystem other = system()) {
      Passage passage = Passage.of(GivenQueue.handedTo(system.given.code));
      Taken offer = system.next();
      byte[] body = InstitutionSystem.bytes(receipt("ACCEPTED", offer));

      other.send(body, InstitutionSystem.signed(body, system.key, system.kid));

      assertThat(system.heard()).isEqualTo("REFUSAL QUARANTINED foreign-account");
      assertThat(passage.status()).isEqualTo("OFFERED");
      assertThat(passage.events("HANDOFF_ACCEPTED")).isZero();
      assertThat(
              Sql.one(
                  "select account from exchange_receipt where outcome = 'QUARANTINED' and body = ?",
                  (Object) body))
          .startsWith(other.given.code + ".");
      assertThat(system.heard(receipt("ACCEPTED", offer))).isEqualTo("ACK ACKNOWLEDGED ");
      assertThat(passage.status()).isEqualTo("ACCEPTED");
    }
  }

  private InstitutionSystem system() throws Exception {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("QUEUE");
    return InstitutionSystem.of(given, Protocol.CORE);
  }
}
