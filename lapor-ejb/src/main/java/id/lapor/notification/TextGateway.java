package id.lapor.notification;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/**
 * Sends short messages through a gateway for SMS or WhatsApp: {@code POST {channel, to, text, id}}
 * as JSON with a bearer key; any answer from 200 to 299 means that the gateway has taken it. {@code
 * channel} is {@code sms} or {@code whatsapp}, {@code to} the number with plus and country code,
 * {@code id} the same at each attempt, so that a gateway can drop what it has.
 */
final class TextGateway implements NoticeSender {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;

  /** The gateway has read the message and finds its number or text impossible. */
  private static final Set<Integer> IMPOSSIBLE = Set.of(400, 422);

  private final GatewaySettings settings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  TextGateway(GatewaySettings settings) {
    this.settings = settings;
  }

  @Override
  public NoticeWay way() {
    return NoticeWay.SENT;
  }

  @Override
  public void send(OutgoingNotice notice) throws NoticeNotSent {
    String number =
        notice
            .channel()
            .normal(notice.address())
            .orElseThrow(() -> NoticeNotSent.undeliverable("There is no telephone number"));
    String message =
        Json.createObjectBuilder()
            .add("channel", settings.channel())
            .add("to", "+" + number)
            .add("text", notice.text())
            .add("id", notice.messageId())
            .build()
            .toString();
    HttpRequest request =
        HttpRequest.newBuilder(settings.url())
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + settings.key())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(message))
            .build();
    int status = post(request);
    if (status / HUNDRED != SUCCESS) {
      String reason = settings + " answers " + status;
      throw IMPOSSIBLE.contains(status)
          ? NoticeNotSent.undeliverable(reason)
          : NoticeNotSent.now(reason);
    }
  }

  private int post(HttpRequest request) throws NoticeNotSent {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException away) {
      throw NoticeNotSent.now(settings + ": " + away.getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw NoticeNotSent.now("The server is stopping");
    }
  }
}
