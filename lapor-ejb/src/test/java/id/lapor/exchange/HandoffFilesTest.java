package id.lapor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.OctetKeyPair;
import id.lapor.attachment.GivenReportedFiles;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of hand-offs, as the systems of institutions fetch them. */
class HandoffFilesTest {

  private static final byte[] PHOTO = "foto".getBytes(UTF_8);

  @TempDir Path directory;

  private GivenExchange given;
  private GivenExchange.Held held;
  private HandoffFiles files;
  private String file;

  @Test
  void theAddressInAMessageOpensItsFileForThirtyDays() {
    with(
        em -> {
          String token = token(offered());

          assertThat(files.open(token).digest()).hasSize(64);
          at(GivenExchange.NOW.plus(Duration.ofDays(30)).minusSeconds(1));
          assertThat(files.open(token).size()).isEqualTo(4711);
          at(GivenExchange.NOW.plus(Duration.ofDays(30)));
          assertUnknown(token);
        });
  }

  @Test
  void nobodyMakesAnAddressOfTheirOwn() {
    with(
        em -> {
          String token = token(offered());
          String[] parts = token.split("[.]");
          FileAddress told = FileAddress.decoded(parts[0]).orElseThrow();
          FileAddress longer =
              new FileAddress(
                  told.institution(),
                  told.handoff(),
                  told.file(),
                  told.validUntil().plusSeconds(1));

          assertUnknown(longer.encoded() + '.' + parts[1]);
          assertUnknown(parts[0]);
          assertUnknown(parts[0] + '.');
          assertUnknown("!." + parts[1]);
          assertUnknown(
              token(
                  given.composing.bodies.addresses.of(
                      new FileAddress(1, told.handoff(), told.file(), told.validUntil()))));
          assertUnknown(
              token(
                  given.composing.bodies.addresses.of(
                      new FileAddress(
                          told.institution(),
                          told.handoff(),
                          UUID.randomUUID().toString(),
                          told.validUntil()))));
        });
  }

  @Test
  void anAddressIsDeadAfterAWithdrawalAReturnAnErasureOrARemoval() {
    for (String end :
        new String[] {
          "update handoff set status = 'WITHDRAWN' where uuid = ?1",
          "update handoff set status = 'RETURNED' where uuid = ?1",
          "update sent_message set body = null, erased_at = now() where handoff_id = ?1",
          "update attachment set state = 'REMOVED' where report_id ="
              + " (select report_id from handoff where uuid = ?1)",
        }) {
      with(
          em -> {
            String token = token(offered());

            em.createNativeQuery(end).setParameter(1, held.handoff()).executeUpdate();
            em.clear();

            assertUnknown(token);
          });
    }
  }

  @Test
  void theInstitutionGetsNewAddressesByItsSignature() {
    with(
        em -> {
          offered();
          OctetKeyPair pair = GivenKeys.ed25519();
          String kid = given.keys.register(keys(em), KeyPurpose.SIGNING, pair).kid();
          at(GivenExchange.NOW.plus(Duration.ofDays(40)));

          JsonObject renewed = renewed(asked(pair, kid, held.handoff(), now()));

          JsonObject one = renewed.getJsonArray("attachments").getJsonObject(0);
          assertThat(renewed.getInt("attachmentCount")).isEqualTo(1);
          assertThat(one.getString("id")).isEqualTo(file);
          assertThat(files.open(token(one.getString("address"))).size()).isEqualTo(4711);
        });
  }

  @Test
  void nobodyElseGetsAny() {
    with(
        em -> {
          offered();
          OctetKeyPair pair = GivenKeys.ed25519();
          String kid = given.keys.register(keys(em), KeyPurpose.SIGNING, pair).kid();
          GivenKeys other = new GivenKeys();
          OctetKeyPair others = GivenKeys.ed25519();
          String foreign = other.register(keys(em), KeyPurpose.SIGNING, others).kid();

          assertRefused(asked(others, kid, held.handoff(), now()));
          assertRefused(asked(others, foreign, held.handoff(), now()));
          assertRefused(asked(pair, kid, UUID.randomUUID().toString(), now()));
          assertRefused(asked(pair, kid, held.handoff(), now().minus(Duration.ofMinutes(6))));
          assertRefused(asked(pair, kid, held.handoff(), now().plus(Duration.ofMinutes(6))));
          assertRefused(asked(pair, "lapor/1", held.handoff(), now()));
          assertRefused("a.b.c");
          assertRefused("x".repeat(HandoffFiles.LONGEST_REQUEST + 1));
        });
  }

  private void with(Consumer<EntityManager> step) {
    TestDatabase.rolledBack(
        em -> {
          given = new GivenExchange(em);
          held = given.held(true, false, false, null);
          file = GivenReportedFiles.kept(em, directory, held.report(), GivenExchange.NOW, PHOTO);
          files = new HandoffFiles();
          files.addresses = given.composing.bodies.addresses;
          files.sent = given.composing.sent;
          files.handoffs = given.composing.handoffs;
          files.files = GivenReportedFiles.files(em, directory);
          files.bodies = given.composing.bodies;
          files.signatures = new InstitutionSignatures();
          files.signatures.keys = keys(em);
          at(GivenExchange.NOW);
          step.accept(em);
        });
  }

  private void at(Instant now) {
    files.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  private Instant now() {
    return files.clock.instant();
  }

  private static InstitutionKeys keys(EntityManager em) {
    return GivenKeys.keys(em, Clock.fixed(GivenExchange.NOW, ZoneOffset.UTC));
  }

  private String offered() {
    JsonArray told = given.composed(given.offer(held)).getJsonArray("attachments");
    return told.getJsonObject(0).getString("address");
  }

  private static String token(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static String asked(OctetKeyPair pair, String kid, String handoff, Instant time) {
    String text =
        Json.createObjectBuilder()
            .add("schema", "lapor.renewal/1")
            .add("handoffId", handoff)
            .add("time", time.toString())
            .build()
            .toString();
    new PublishedForm("renewal-1").assertFits(GivenExchange.json(text.getBytes(UTF_8)));
    try {
      JWSObject signed =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(kid).build(), new Payload(text));
      signed.sign(new Ed25519Signer(pair));
      return signed.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private JsonObject renewed(String request) {
    return GivenExchange.json(files.renewed(request).getBytes(UTF_8));
  }

  private void assertUnknown(String token) {
    assertThatThrownBy(() -> files.open(token)).isInstanceOf(NotFound.class);
  }

  private void assertRefused(String request) {
    assertThatThrownBy(() -> files.renewed(request)).isInstanceOf(NotFound.class);
  }
}
