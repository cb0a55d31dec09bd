package id.lapor.receiver;

import static id.lapor.receiver.GivenLapor.about;
import static id.lapor.receiver.GivenLapor.message;
import static id.lapor.receiver.GivenLapor.newKey;
import static id.lapor.receiver.GivenLapor.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import id.lapor.receiver.Desk.Habit;
import id.lapor.receiver.Letter.NotBelieved;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

  private static final String HANDOFF = "6f1c1f5e-7f0e-4a53-9a3b-2f7f0b1f9c01";

  private static final String OTHER = "6f1c1f5e-7f0e-4a53-9a3b-2f7f0b1f9c02";

  @TempDir Path directory;

  private GivenLapor lapor;
  private KeyFile own;
  private Store store;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    lapor = new GivenLapor();
    own = KeyFile.make(directory.resolve("keys.json"));
    store = Store.open(directory.resolve("store.db"));
    desk = desk(new Habit(true, "Sudah diperbaiki."));
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    lapor.close();
  }

  private Desk desk(Habit habit) throws SQLException {
    return new Desk(
        "kemenkes",
        habit,
        store,
        new LaporKeys(lapor.address(), store),
        new Receipt.Signer(own, "kemenkes/1"));
  }

  @Test
  void anOfferOpensOneCaseHoweverOftenItComes() throws Exception {
    JsonObject offer = message("OFFER", 1, about(HANDOFF));

    desk.take(lapor.letter(offer));
    desk.take(lapor.letter(offer));
    desk.take(lapor.letter(message("OFFER", 2, about(HANDOFF))));

    assertThat(count("cases")).isEqualTo(1);
    assertThat(owed())
        .extracting(Receipt::kind)
        .containsExactly("DELIVERED", "ACCEPTED", "ANSWERED");
    assertThat(count("doubledCases")).isZero();
  }

  @Test
  void aReceiptNamesTheMessageByItsHashAndIsSignedByTheInstitution() throws Exception {
    Letter letter = lapor.letter(message("OFFER", 1, about(HANDOFF)));

    desk.take(letter);

    Receipt receipt = owed().get(0);
    String body = new String(receipt.body(), StandardCharsets.UTF_8);
    assertThat(body).contains(letter.sha256()).contains("lapor.receipt/1").contains(HANDOFF);
    JWSObject signature = JWSObject.parse(receipt.signature(), new Payload(receipt.body()));
    assertThat(signature.getHeader().getKeyID()).isEqualTo("kemenkes/1");
    OctetKeyPair registered = OctetKeyPair.parse(own.publicSigning());
    assertThat(signature.verify(new Ed25519Verifier(registered))).isTrue();
  }

  @Test
  void anOfferThatItsWithdrawalOvertookOpensNothing() throws Exception {
    desk.take(lapor.letter(message("WITHDRAWAL", 2, about(HANDOFF))));
    desk.take(lapor.letter(message("OFFER", 1, about(HANDOFF))));

    assertThat(count("openCases")).isZero();
    assertThat(owed()).isEmpty();
  }

  @Test
  void whatLaporAnswersToAReceiptEndsIt() throws Exception {
    desk.take(lapor.letter(message("OFFER", 1, about(HANDOFF))));
    List<Receipt> owed = owed();

    desk.take(lapor.letter(message("ACK", 2, answering(owed.get(0)))));
    desk.take(lapor.letter(message("REFUSAL", 3, answering(owed.get(1)))));

    assertThat(count("acknowledged")).isEqualTo(1);
    assertThat(count("refusals")).isEqualTo(1);
    assertThat(owed()).extracting(Receipt::kind).containsExactly("ANSWERED");
  }

  @Test
  void nothingIsBelievedThatLaporDidNotSignOrThatIsForOthers() throws Exception {
    JsonObject offer = message("OFFER", 1, about(HANDOFF));
    Letter genuine = lapor.letter(offer);
    byte[] altered =
        new String(genuine.body(), StandardCharsets.UTF_8)
            .replace("padam", "nyala")
            .getBytes(StandardCharsets.UTF_8);
    JsonObject foreign = Json.createObjectBuilder(offer).add("institution", "kemenkeu").build();

    refuses(new Letter(altered, genuine.signature()), "not over these bytes");
    refuses(signed(offer, newKey("lapor/1")), "not over these bytes");
    refuses(signed(offer, newKey("lapor/7")), "does not publish");
    refuses(new Letter(genuine.body(), "bukan.tanda.tangan"), "Not a signature");
    refuses(lapor.letter(foreign), "another institution");
    refuses(
        lapor.letter(Json.createObjectBuilder(offer).add("schema", "lapor.handoff/2").build()),
        "schema");
    assertThat(count("messages")).isZero();
  }

  @Test
  void keysOnceSeenVerifyWhileLaporIsAway() throws Exception {
    desk.take(lapor.letter(message("OFFER", 1, about(HANDOFF))));
    store.commit();
    lapor.close();
    Desk later = desk(new Habit(false, null));

    later.take(lapor.letter(message("WITHDRAWAL", 2, about(HANDOFF))));

    assertThat(count("openCases")).isZero();
    Letter unknown = signed(message("OFFER", 3, about(HANDOFF)), newKey("lapor/2"));
    assertThatThrownBy(() -> later.take(unknown)).isInstanceOf(IOException.class);
  }

  @Test
  void anErasureDeletesWhatWasToldOfTheReportAndLeavesTheHashes() throws Exception {
    Letter offer = lapor.letter(message("OFFER", 1, about(HANDOFF)));
    desk.take(offer);
    Letter other = lapor.letter(message("OFFER", 2, aboutAnother()));
    desk.take(other);

    desk.take(lapor.letter(message("ERASURE", 3, about(HANDOFF))));

    assertThat(store.bodyOf(offer.sha256())).isEmpty();
    assertThat(store.bodyOf(other.sha256())).isEqualTo(other.body());
    assertThat(count("openCases")).isEqualTo(1);
    assertThat(owed()).extracting(Receipt::handoffId).containsOnly(OTHER);
  }

  @Test
  void whatComesAboutAReportThatWasErasedIsNotKept() throws Exception {
    desk.take(lapor.letter(message("ERASURE", 2, about(HANDOFF))));

    Letter late = lapor.letter(message("OFFER", 1, about(HANDOFF)));
    desk.take(late);

    assertThat(store.bodyOf(late.sha256())).isEmpty();
    assertThat(count("openCases")).isZero();
    assertThat(owed()).isEmpty();
  }

  private static JsonObject aboutAnother() {
    return Json.createObjectBuilder(about(OTHER)).add("trackingId", "LPR-2026-0000002").build();
  }

  @Test
  void aMissingNumberIsSeenWithinItsEpochAlone() throws Exception {
    desk.take(lapor.letter(message("VOID", 1, JsonObject.EMPTY_JSON_OBJECT)));
    desk.take(lapor.letter(message("VOID", 4, JsonObject.EMPTY_JSON_OBJECT)));
    JsonObject next = message("VOID", 1, JsonObject.EMPTY_JSON_OBJECT);
    desk.take(lapor.letter(Json.createObjectBuilder(next).add("epoch", 2).build()));

    assertThat(count("missingNumbers")).isEqualTo(2);
  }

  private void refuses(Letter letter, String why) {
    assertThatThrownBy(() -> desk.take(letter))
        .isInstanceOf(NotBelieved.class)
        .hasMessageContaining(why);
  }

  private static JsonObject answering(Receipt receipt) {
    return Json.createObjectBuilder(about(HANDOFF)).add("receiptId", receipt.id()).build();
  }

  private List<Receipt> owed() throws SQLException {
    return store.owed(Instant.EPOCH, 10);
  }

  private long count(String name) throws SQLException, JOSEException {
    return store.counts().getJsonNumber(name).longValue();
  }
}
