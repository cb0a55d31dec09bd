package id.lapor.it;

import static id.lapor.it.InstitutionSystem.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import id.lapor.it.Cases.Sent;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The erasure of a report by hand, and what everybody sees of it afterwards. */
@ArquillianTest
class ErasureIT extends Browser {

  /** Stands in everything that is said about the report; no word of any language. */
  private final String word = word();

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void whatANationalAdministratorErasesIsGoneEverywhereAndEverybodyIsToldSo() throws Exception {
    Page admin = PortalIT.signedIn(this, "national-admin");
    GivenQueue given = new GivenQueue(admin);
    given.receives("QUEUE");
    try (InstitutionSystem system = InstitutionSystem.of(given, Protocol.CORE)) {
      Sent sent = told(given);
      Taken offer = system.next();
      said(sent, system, offer);
      assertThat(places()).contains("lapor.event_content.text", "lapor.sent_message.body");

      erase(admin, sent);

      JsonObject erasure = erasureAfter(system);
      assertThat(erasure.getString("trackingId")).isEqualTo(sent.id());
      assertThat(erasure.getString("ground")).isEqualTo("REQUESTED");
      Eventually.eventually(() -> assertThat(places()).isEmpty());
      assertEverybodySeesThatItIsGone(sent);
      assertTheProofHolds(admin, sent, offer);
      assertThat(
              system.heard(receipt("ANSWERED", offer).add("text", word).add("substantive", true)))
          .isEqualTo("REFUSAL REFUSED report-erased");
      assertThat(places()).isEmpty();
    }
  }

  @Test
  void aReportUnderALegalHoldIsErasedOnlyOnceTheHoldIsLifted() {
    Page admin = PortalIT.signedIn(this, "national-admin");
    Sent sent = Cases.withdrawn();
    done(admin, sent, "HOLD", "Perkara di pengadilan");

    PortalIT.act(admin, "ERASE");
    admin.waitForSelector("#erasure .panel.bad");
    decide(admin, sent.id());
    assertThat(admin.innerText("#decision")).contains("ditahan");
    assertThat(admin.inputValue("#reason")).isEqualTo("Diminta lewat surat");
    assertThat(Cases.file(sent).getString("body")).isNotBlank();

    done(admin, sent, "LIFT_HOLD", "Perkara selesai");
    PortalIT.act(admin, "ERASE");
    decide(admin, sent.id());
    admin.waitForURL(Pattern.compile(".*done=ERASE"));
    assertThat(Cases.file(sent).getString("body")).isEmpty();
  }

  private static void done(Page admin, Sent sent, String act, String reason) {
    PortalIT.open(admin, sent);
    PortalIT.act(admin, act);
    admin.fill("#reason", reason);
    admin.click("#do" + act);
    admin.waitForURL(Pattern.compile(".*done=" + act));
  }

  /** A report whose every field has the word, handed to the institution. */
  private Sent told(GivenQueue given) {
    JsonObjectBuilder complaint =
        Cases.complaint()
            .add("title", "Antrean " + word)
            .add("body", "Sudah tiga hari antrean " + word + " sampai ke jalan.")
            .add("location", Json.createObjectBuilder().add("address", "Jalan " + word))
            .add(
                "reporter",
                Json.createObjectBuilder()
                    .add("name", "Siti " + word)
                    .add("email", word + "@example.com")
                    .add("phone", "081234567890"));
    Sent sent = Cases.sent(complaint);
    JsonObject decision =
        Cases.verification(Cases.version(sent))
            .add("lead", given.code)
            .add("title", "Antrean " + word)
            .add("publicText", "Antrean " + word + " panjang.")
            .build();
    Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
    return sent;
  }

  /** Answer, reply, note and withdrawal, each with the word. */
  private void said(Sent sent, InstitutionSystem system, Taken offer) throws Exception {
    assertThat(
            system.heard(
                receipt("ANSWERED", offer).add("text", "Kata " + word).add("substantive", true)))
        .isEqualTo("ACK ACKNOWLEDGED ");
    Cases.ok(sent.reporter().post(sent.path() + "/replies", text("text")));
    Cases.ok(Cases.verifier().post(sent.path() + "/notes", text("text")));
    Cases.ok(sent.reporter().post(sent.path() + "/withdrawal", text("reason")));
  }

  private JsonObject text(String member) {
    return Json.createObjectBuilder().add(member, "Kata " + word).build();
  }

  private void erase(Page admin, Sent sent) {
    PortalIT.open(admin, sent);
    PortalIT.act(admin, "ERASE");
    admin.waitForSelector("#erasure table");
    assertThat(admin.innerText("#erasure")).contains("dilupakan");
    decide(admin, "1234567897");
    assertThat(admin.innerText("#decision")).contains("Ini bukan nomor laporan");
    assertThat(admin.inputValue("#ground")).isEqualTo("REQUESTED");
    decide(admin, "#" + sent.id());
    admin.waitForURL(Pattern.compile(".*done=ERASE"));
    assertThat(admin.innerText("#erased")).contains("dihapus pada", "Pasal 43 ayat (1) huruf c");
    assertThat(admin.content()).doesNotContain(word);
    assertThat(admin.innerText(".acts")).doesNotContain("Hapus laporan");
  }

  private static void decide(Page admin, String typed) {
    admin.selectOption("#ground", "REQUESTED");
    admin.fill("#reason", "Diminta lewat surat");
    admin.fill("#typed", typed);
    admin.click("#doERASE");
  }

  /** Reply, withdrawal and erasure come in this order. */
  private JsonObject erasureAfter(InstitutionSystem system) throws Exception {
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Taken taken = system.next();
      JsonObject said = GivenQueue.json(taken.text());
      kinds.add(said.getString("kind"));
      if (said.getString("kind").equals("ERASURE")) {
        InstitutionQueueIT.assertSigned(taken);
        assertThat(kinds).endsWith("REPLY", "WITHDRAWAL", "ERASURE");
        return said;
      }
    }
    throw new AssertionError("No erasure among " + kinds);
  }

  private void assertEverybodySeesThatItIsGone(Sent sent) {
    Visitor.Seen page = new Visitor().get("/laporan/" + sent.id());
    assertThat(page.status()).isEqualTo(410);
    assertThat(page.html())
        .contains("dihapus pada", "Diminta oleh pemilik data", "Pasal 43 ayat (1) huruf c")
        .doesNotContain(word);
    Page reporter = pageOfAnother(360, 800);
    reporter.navigate("/lacak?nomor=" + sent.id());
    reporter.fill("#accessCode", sent.code());
    reporter.click("#openReport");
    reporter.waitForURL(Pattern.compile(".*/laporan/" + sent.id()));
    assertThat(reporter.innerText("#erased")).contains("dihapus pada");
    Answer open = Api.anybody().get(sent.path());
    assertThat(open.status()).isEqualTo(410);
    assertThat(open.string("type")).endsWith("/report-erased");
    assertThat(open.json().getJsonObject("current").getString("ground")).isEqualTo("REQUESTED");
    assertThat(sent.reporter().get(sent.path()).status()).isEqualTo(410);
    assertThat(sent.reporter().post(sent.path() + "/replies", text("text")).status())
        .isEqualTo(410);
    assertThat(Cases.verifier().post(sent.path() + "/notes", text("text")).status()).isEqualTo(410);
    JsonObject left = Cases.file(sent);
    assertThat(left.getString("title")).isEmpty();
    assertThat(left.getString("status")).isEqualTo("WITHDRAWN");
    assertThat(left.getJsonArray("actions")).isEmpty();
    assertThat(Api.anybody().get("/reports?q=" + word).items()).isEmpty();
  }

  /** What the institution has of the offer is proven by hash and signature, as before. */
  private static void assertTheProofHolds(Page admin, Sent sent, Taken offer) throws Exception {
    admin.navigate("/staff/report?id=" + sent.id());
    admin.click("details.receipts summary");
    JsonObject pair =
        GivenQueue.json(
            admin.request().get(admin.getAttribute("details.receipts a", "href")).text());
    JsonObject message = pair.getJsonObject("message");
    assertThat(message.containsKey("body")).isFalse();
    assertThat(message.getString("sha256")).isEqualTo(InstitutionSystem.sha256(offer.body()));
    JWSObject signed = JWSObject.parse(message.getString("signature"), new Payload(offer.body()));
    String keys = new Visitor().get("/.well-known/jwks.json").html();
    assertThat(
            signed.verify(
                new Ed25519Verifier(
                    JWKSet.parse(keys)
                        .getKeyByKeyId(signed.getHeader().getKeyID())
                        .toOctetKeyPair()
                        .toPublicJWK())))
        .isTrue();
  }

  /** Every column of every table that has the word, in both schemas. */
  private List<String> places() {
    List<String> places = new ArrayList<>();
    for (String column :
        Sql.column(
            "select c.table_schema || '.' || c.table_name || '.' || c.column_name || ' '"
                + " || c.data_type from information_schema.columns c"
                + " join information_schema.tables t using (table_schema, table_name)"
                + " where c.table_schema in ('lapor', 'vault') and t.table_type = 'BASE TABLE'"
                + " and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb',"
                + " 'bytea', 'tsvector', 'ARRAY')")) {
      String[] parts = column.split(" ", 2);
      String table = parts[0].substring(0, parts[0].lastIndexOf('.'));
      String name = parts[0].substring(parts[0].lastIndexOf('.') + 1);
      String text = parts[1].equals("bytea") ? "encode(" + name + ", 'escape')" : name + "::text";
      if (Sql.count("select count(*) from " + table + " where strpos(" + text + ", ?) > 0", word)
          > 0) {
        places.add(parts[0]);
      }
    }
    return places;
  }

  private static String word() {
    StringBuilder word = new StringBuilder("kqz");
    new Random().ints(12, 0, 8).forEach(i -> word.append("bcdfghjk".charAt(i)));
    return word.toString();
  }
}
