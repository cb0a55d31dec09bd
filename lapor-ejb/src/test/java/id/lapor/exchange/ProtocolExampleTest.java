package id.lapor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example on the page by which others build their receivers is true to the last byte. */
class ProtocolExampleTest {

  private static final OctetKeyPair KEY =
      new OctetKeyPair.Builder(
              Curve.Ed25519, new Base64URL("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
          .build();

  @Test
  void messageReceiptAndAnswerAreAsTheSchemasSayAndProveEachOther() throws Exception {
    List<String> lines = example();
    List<String> bodies = lines.stream().filter(line -> line.startsWith("{")).toList();
    List<String> signatures = lines.stream().filter(line -> line.startsWith("eyJ")).toList();
    List<JsonObject> said =
        bodies.stream().map(body -> GivenExchange.json(body.getBytes(UTF_8))).toList();

    assertThat(said).hasSize(3);
    new PublishedForm("handoff-1").assertFits(said.get(0));
    assertThat(new PublishedForm("receipt-1").errors(said.get(1))).isEmpty();
    new PublishedForm("handoff-1").assertFits(said.get(2));
    assertThat(said.get(1).getString("bodySha256")).isEqualTo(sha256(bodies.get(0)));
    assertThat(said.get(2).getString("receiptSha256")).isEqualTo(sha256(bodies.get(1)));
    for (int i = 0; i < 2; i++) {
      JWSObject signed = JWSObject.parse(signatures.get(i), new Payload(bodies.get(i)));
      assertThat(signed.verify(new Ed25519Verifier(KEY))).isTrue();
    }
  }

  private static List<String> example() throws IOException {
    List<String> page = Files.readAllLines(Path.of("../docs/handoff-protocol.md"));
    int from = page.indexOf("## An example");
    return page.subList(from, page.size()).stream()
        .filter(line -> line.startsWith("    "))
        .map(String::strip)
        .limit(5)
        .toList();
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
