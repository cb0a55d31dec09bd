package id.lapor.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.CookieImpl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a web server of the kind that LAPOR runs on; what it answers is what the application sees. */
class ForwardingHandlerTest {

  private Undertow server;

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whatATrustedProxySaysIsWhatTheApplicationSees() throws Exception {
    start("127.0.0.1", "");

    String seen =
        ask(Map.of(
                "X-Forwarded-For", "203.0.113.9, 198.51.100.1",
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "lapor.example"))
            .body();

    assertThat(seen).isEqualTo("198.51.100.1 https://lapor.example/here 443 null");
  }

  @Test
  void fromAnybodyElseTheHeadersChangeNothing() throws Exception {
    start("192.0.2.1, 10.0.0.0/8", "https://lapor.example");
    String plain = ask(Map.of()).body();

    String seen =
        ask(Map.of(
                "X-Forwarded-For", "198.51.100.1",
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "evil.example",
                "Forwarded", "for=198.51.100.1;proto=https;host=evil.example"))
            .body();

    assertThat(seen).isEqualTo(plain).startsWith("127.0.0.1 http://localhost:").endsWith("null");
  }

  @Test
  void whatATrustedProxyDoesNotSayIsTakenFromThePublicAddress() throws Exception {
    start("127.0.0.1", "https://lapor.example:8443");

    assertThat(ask(Map.of("X-Forwarded-For", "198.51.100.1")).body())
        .isEqualTo("198.51.100.1 https://lapor.example:8443/here 8443 null");
  }

  @Test
  void cookiesAreForEncryptedConnectionsWhereTheRequestCameOverOne() throws Exception {
    start("127.0.0.1", "");

    assertThat(cookie(ask(Map.of("X-Forwarded-Proto", "https")))).containsIgnoringCase("secure");
    assertThat(cookie(ask(Map.of("X-Forwarded-Proto", "http"))))
        .doesNotContainIgnoringCase("secure");
  }

  private void start(String trusted, String publicAddress) {
    ForwardingHandler handler = new ForwardingHandler(ForwardingHandlerTest::tell);
    handler.setTrusted(trusted);
    handler.setPublicAddress(publicAddress);
    server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(2)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(handler)
            .build();
    server.start();
  }

  private static void tell(HttpServerExchange exchange) {
    exchange.setResponseCookie(new CookieImpl("session", "1"));
    exchange
        .getResponseSender()
        .send(
            exchange.getSourceAddress().getAddress().getHostAddress()
                + " "
                + exchange.getRequestURL()
                + " "
                + exchange.getHostPort()
                + " "
                + exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
  }

  private HttpResponse<String> ask(Map<String, String> headers)
      throws IOException, InterruptedException {
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/here"));
    headers.forEach(request::header);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow();
  }
}
