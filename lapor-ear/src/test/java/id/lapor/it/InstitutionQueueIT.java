package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import id.lapor.it.Cases.Sent;
import id.lapor.it.QueueClient.Login;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Institutions whose systems fetch their hand-offs themselves: each its own, and nothing else. */
@ArquillianTest
class InstitutionQueueIT extends Browser {

  private static final String RECEIPTS = "handoff.receipts";

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @ParameterizedTest
  @EnumSource
  void anInstitutionTakesItsOwnHandOffsAndThoseOfItsUnits(Protocol protocol) throws Exception {
    GivenQueue given = given();
    given.receives("QUEUE");
    Login login = given.account();

    try (QueueClient client = QueueClient.signedIn(protocol, login)) {
      Sent own = GivenQueue.handedTo(given.code);
      Taken message = client.take(given.queue).orElseThrow();
      assertSigned(message);
      JsonObject first = GivenQueue.json(message.text());
      Sent below = GivenQueue.handedTo(given.unit);
      JsonObject second = GivenQueue.json(client.take(given.queue).orElseThrow().text());

      assertThat(first.getString("handoffId")).isEqualTo(Passage.of(own).handoff());
      assertThat(first.getString("messageId")).isEqualTo(Passage.of(own).messageId());
      assertThat(first.getString("institution")).isEqualTo(given.code);
      assertThat(first).doesNotContainKey("unit");
      assertThat(second.getString("handoffId")).isEqualTo(Passage.of(below).handoff());
      assertThat(second.getString("institution")).isEqualTo(given.code);
      assertThat(second.getString("unit")).isEqualTo(given.unit);
      assertThat(List.of(first.getInt("sequence"), second.getInt("sequence")))
          .containsExactly(1, 2);
      client.send(RECEIPTS, "{}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAccountReachesNothingBesideItsQueueAndTheReceipts(Protocol protocol) throws Exception {
    GivenQueue other = given();
    other.receives("BOTH");
    other.account();
    GivenQueue.handedTo(other.code);
    GivenQueue given = given();
    given.receives("BOTH");
    Login login = given.account();
    Passage portals = Passage.of(Cases.routed());
    String before = portals.state();

    for (String foreign : List.of(other.queue, Broker.PORTAL, RECEIPTS)) {
      assertRefused(protocol, login, client -> client.take(foreign));
    }
    for (String foreign : List.of(other.queue, given.queue, Broker.DEAD_LETTERS)) {
      assertRefused(protocol, login, client -> client.browse(foreign));
    }
    for (String foreign :
        List.of(
            other.queue, given.queue, Broker.PORTAL, Broker.DEAD_LETTERS, "activemq.management")) {
      assertRefused(protocol, login, client -> client.send(foreign, portals.offer().toString()));
    }
    assertThat(portals.state()).isEqualTo(before);
    assertThat(Broker.added(other.queue)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRevokedAccountIsSignedOutAndStaysOut(Protocol protocol) throws Exception {
    GivenQueue given = given();
    given.receives("BOTH");
    Login login = given.account();
    Login second = given.account();
    QueueClient client = QueueClient.signedIn(protocol, login);
    QueueClient going = QueueClient.signedIn(protocol, second);

    given.revoked(login);

    Eventually.eventually(() -> assertThat(client.isOver()).isTrue());
    assertThatThrownBy(() -> QueueClient.signedIn(protocol, login)).isNotNull();
    GivenQueue.handedTo(given.code);
    assertThat(going.take(given.queue)).isPresent();
    going.close();
    client.close();
  }

  @Test
  void whoseChannelEndsIsSignedOutAndComesInNoMore() throws Exception {
    GivenQueue given = given();
    given.receives("BOTH");
    Login login = given.account();
    QueueClient client = QueueClient.signedIn(Protocol.CORE, login);

    given.receives("PORTAL");

    Eventually.eventually(() -> assertThat(client.isOver()).isTrue());
    assertThatThrownBy(() -> QueueClient.signedIn(Protocol.CORE, login)).isNotNull();
    client.close();
  }

  @ParameterizedTest
  @EnumSource
  void anotherSecretTakesThePlaceOfTheOneBefore(Protocol protocol) throws Exception {
    GivenQueue given = given();
    given.receives("BOTH");
    Login before = given.account();
    QueueClient client = QueueClient.signedIn(protocol, before);

    Login after = given.rotated(before);

    Eventually.eventually(() -> assertThat(client.isOver()).isTrue());
    assertThat(after.name()).isEqualTo(before.name());
    assertThatThrownBy(() -> QueueClient.signedIn(protocol, before)).isNotNull();
    QueueClient.signedIn(protocol, after).close();
    client.close();
  }

  @Test
  void whoeverReceivesInThePortalAgainIsServedByIt() {
    GivenQueue given = given();
    given.receives("QUEUE");
    Sent queued = GivenQueue.handedTo(given.unit);
    Eventually.eventually(() -> assertThat(Broker.added(given.queue)).isEqualTo(1));

    given.receives("PORTAL");

    Cases.delivered(GivenQueue.handedTo(given.unit));
    assertThat(Broker.added(given.queue)).isEqualTo(1);
    assertThat(Passage.of(queued).status()).isEqualTo("OFFERED");
  }

  @Test
  void nobodyButTheNationalAdministratorSetsIt() {
    Page other = PortalIT.signedIn(this, "kemenkes-admin");

    assertThat(other.navigate("/staff/receiving?of=kemenkes").status()).isEqualTo(403);
    other.navigate("/staff/institutions?of=kemenkes");
    assertThat(other.isVisible("#toReceiving")).isFalse();
  }

  /** By what LAPOR publishes and nothing else; and not when a single byte is another. */
  static void assertSigned(Taken message) throws Exception {
    JWKSet published = JWKSet.parse(new Visitor().get("/.well-known/jwks.json").html());
    byte[] altered = message.text().replace("kind", "kinp").getBytes(StandardCharsets.UTF_8);
    for (boolean genuine : List.of(true, false)) {
      byte[] body = genuine ? message.body() : altered;
      JWSObject signed = JWSObject.parse(message.signature(), new Payload(body));
      OctetKeyPair key =
          published.getKeyByKeyId(signed.getHeader().getKeyID()).toOctetKeyPair().toPublicJWK();
      assertThat(signed.verify(new Ed25519Verifier(key))).isEqualTo(genuine);
    }
  }

  private GivenQueue given() {
    return new GivenQueue(PortalIT.signedIn(this, "national-admin"));
  }

  private interface Attempt {
    void with(QueueClient client) throws Exception;
  }

  private static void assertRefused(Protocol protocol, Login login, Attempt attempt)
      throws Exception {
    try (QueueClient client = QueueClient.signedIn(protocol, login)) {
      assertThatThrownBy(() -> attempt.with(client)).isNotNull();
    }
  }
}
