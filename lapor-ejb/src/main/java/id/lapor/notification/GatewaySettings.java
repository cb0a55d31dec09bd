package id.lapor.notification;

import java.net.URI;

/**
 * The gateway that takes our short messages.
 *
 * @param url where they are posted
 * @param key bearer key
 * @param channel what it is asked for: {@code sms} or {@code whatsapp}
 */
record GatewaySettings(URI url, String key, String channel) {

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return String.valueOf(url.getHost());
  }
}
