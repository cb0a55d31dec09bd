package id.lapor.proxy;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.SecureCookieHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Stands before everything else in the server: behind a trusted proxy a request is one from the
 * sender to the public address, so that limits, links, cookies and the check of origins are right.
 * From anybody else the headers about it are taken away, and nothing below sees them.
 */
public final class ForwardingHandler implements HttpHandler {

  private static final HttpString FORWARDED = new HttpString("Forwarded");
  private static final HttpString SENDER = new HttpString("X-Forwarded-For");
  private static final HttpString SCHEME = new HttpString("X-Forwarded-Proto");
  private static final HttpString HOST = new HttpString("X-Forwarded-Host");
  private static final List<HttpString> ABOUT_THE_WAY =
      List.of(
          FORWARDED,
          SENDER,
          SCHEME,
          HOST,
          new HttpString("X-Forwarded-Port"),
          new HttpString("X-Forwarded-Server"),
          new HttpString("X-Forwarded-Ssl"),
          new HttpString("X-Real-IP"));

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final HttpHandler next;
  private TrustedProxies proxies = TrustedProxies.of("");
  private Optional<URI> publicAddress = Optional.empty();

  /**
   * For the server's configuration.
   *
   * @param next what goes on with the request
   */
  public ForwardingHandler(HttpHandler next) {
    this.next = new SecureCookieHandler(next);
  }

  /** Who is believed, see {@link TrustedProxies#of}. */
  public void setTrusted(String addresses) {
    proxies = TrustedProxies.of(addresses);
  }

  /** The address that people use, for what a trusted proxy does not say; may be empty. */
  public void setPublicAddress(String address) {
    publicAddress = Optional.of(address.strip()).filter(text -> !text.isEmpty()).map(URI::create);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    InetAddress peer = exchange.getSourceAddress().getAddress();
    if (peer != null && proxies.include(peer)) {
      HeaderMap headers = exchange.getRequestHeaders();
      apply(
          exchange,
          ForwardedRequest.of(
              proxies,
              values(headers, FORWARDED),
              values(headers, SENDER),
              values(headers, SCHEME),
              values(headers, HOST)));
    }
    ABOUT_THE_WAY.forEach(exchange.getRequestHeaders()::remove);
    next.handleRequest(exchange);
  }

  private void apply(HttpServerExchange exchange, ForwardedRequest request) {
    request
        .sender()
        .ifPresent(sender -> exchange.setSourceAddress(new InetSocketAddress(sender, 0)));
    request
        .scheme()
        .or(() -> publicAddress.map(URI::getScheme))
        .ifPresent(exchange::setRequestScheme);
    request
        .host()
        .or(() -> publicAddress.map(URI::getRawAuthority))
        .ifPresent(host -> exchange.getRequestHeaders().put(Headers.HOST, host));
    exchange.setDestinationAddress(
        InetSocketAddress.createUnresolved(exchange.getHostName(), port(exchange)));
  }

  /** The port in the address that people use, or the usual one of its scheme. */
  private static int port(HttpServerExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    int colon = host == null ? -1 : host.lastIndexOf(':');
    if (colon > 0 && colon > host.lastIndexOf(']')) {
      return Integer.parseInt(host.substring(colon + 1));
    }
    return exchange.getRequestScheme().equals("https") ? HTTPS : HTTP;
  }

  private static List<String> values(HeaderMap headers, HttpString name) {
    HeaderValues values = headers.get(name);
    return values == null ? List.of() : List.copyOf(values);
  }
}
