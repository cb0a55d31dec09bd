package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.lapor.identity.ContactChannel;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextGatewayTest {

  private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> keys = new LinkedBlockingQueue<>();
  private HttpServer server;
  private volatile int status = 202;
  private String channel = "sms";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/send", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "whatsapp"})
  void aMessageIsPostedWithChannelNumberTextAndIdUnderTheKey(String wanted) throws NoticeNotSent {
    channel = wanted;

    gateway().send(message("0812-3456-7890"));

    assertThat(keys).containsExactly("Bearer secret");
    assertThat(received)
        .containsExactly(
            Json.createObjectBuilder()
                .add("channel", wanted)
                .add("to", "+6281234567890")
                .add("text", "Kode \"pengganti\"\nuntuk Anda")
                .add("id", "an-id")
                .build());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 408, 429, 500, 503})
  void whatTheGatewayDoesNotTakeIsTriedAgain(int answered) {
    status = answered;

    assertThatThrownBy(() -> gateway().send(message("081234567890")))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isFalse())
        .hasMessageContaining(String.valueOf(answered))
        .hasMessageNotContaining("81234567890");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void whatTheGatewayFindsImpossibleIsGivenUp(int answered) {
    status = answered;

    assertThatThrownBy(() -> gateway().send(message("081234567890")))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isTrue());
  }

  @Test
  void whoeverGaveNoNumberGetsNothing() {
    assertThatThrownBy(() -> gateway().send(message("")))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isTrue());

    assertThat(received).isEmpty();
  }

  @Test
  void aGatewayThatIsAwayIsTriedAgain() {
    server.stop(0);

    assertThatThrownBy(() -> gateway().send(message("081234567890")))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isFalse());
  }

  private void answer(HttpExchange exchange) throws IOException {
    keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
    try (JsonReader body = Json.createReader(exchange.getRequestBody())) {
      received.add(body.readObject());
    }
    exchange.getResponseHeaders().add("Location", "/send");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private TextGateway gateway() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/send");
    return new TextGateway(new GatewaySettings(url, "secret", channel));
  }

  private static OutgoingNotice message(String number) {
    return new OutgoingNotice(
        "an-id",
        ContactChannel.PHONE,
        number,
        Locale.ENGLISH,
        "Subject",
        "Kode \"pengganti\"\nuntuk Anda",
        "");
  }
}
