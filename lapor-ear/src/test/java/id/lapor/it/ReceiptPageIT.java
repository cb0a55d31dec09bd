package id.lapor.it;

import static id.lapor.it.InstitutionSystem.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import id.lapor.it.Cases.Sent;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Receipts on the page of a report, and the file by which anybody can prove one. */
@ArquillianTest
class ReceiptPageIT extends Browser {

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void thePageSaysHowTheHandoffWentAndOffersWhatProvesIt() throws Exception {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("BOTH");
    try (InstitutionSystem system = InstitutionSystem.of(given, Protocol.AMQP)) {
      Sent sent = GivenQueue.handedTo(given.code);
      Taken offer = system.next();
      JsonObject accepted = receipt("ACCEPTED", offer).build();
      byte[] body = accepted.toString().getBytes(StandardCharsets.UTF_8);
      system.send(body, InstitutionSystem.signed(body, system.key, system.kid));
      assertThat(system.heard()).isEqualTo("ACK ACKNOWLEDGED ");
      assertThat(
              system.heard(
                  receipt("ANSWERED", offer)
                      .add("text", "Lampu sudah kami ganti.")
                      .add("substantive", true)))
          .isEqualTo("ACK ACKNOWLEDGED ");
      assertThat(system.heard(receipt("RETURNED", offer).add("reason", "Bukan kami.")))
          .isEqualTo("REFUSAL REFUSED already-answered");

      Page page = PortalIT.signedIn(this, "national-verifier");
      page.navigate("/staff/report?id=" + sent.id());
      page.click("details.receipts summary");
      assertThat(page.innerText(".course")).contains("Terkirim", "Diterima", "Dijawab", "Uji");
      assertThat(page.innerText("details.receipts")).contains("Diakui", "Ditolak", system.kid);
      String address = page.getAttribute("details.receipts a", "href");

      APIResponse file = page.request().get(address);
      assertThat(file.status()).isEqualTo(200);
      JsonObject pair = GivenQueue.json(file.text());
      assertThat(pair.getJsonObject("receipt").getString("body")).isEqualTo(accepted.toString());
      assertThat(pair.getJsonObject("message").getString("body")).isEqualTo(offer.text());
      String own = new Visitor().get("/.well-known/jwks.json").html();
      String theirs = new Visitor().get("/api/v1/institutions/" + given.code + "/keys").html();
      assertThat(verified(pair, "message", own)).isTrue();
      assertThat(verified(pair, "receipt", theirs)).isTrue();
      assertThat(verified(pair, "answer", own)).isTrue();

      Page stranger = PortalIT.signedIn(this, "kemenkes-liaison");
      assertThat(stranger.request().get(address).status()).isEqualTo(404);
    }
  }

  /** By public keys and what is in the file, and nothing else. */
  private static boolean verified(JsonObject pair, String part, String keys) throws Exception {
    JWSObject signed = JWSObject.parse(pair.getJsonObject(part).getString("jws"));
    return signed.verify(
        new Ed25519Verifier(
            JWKSet.parse(keys)
                .getKeyByKeyId(signed.getHeader().getKeyID())
                .toOctetKeyPair()
                .toPublicJWK()));
  }
}
