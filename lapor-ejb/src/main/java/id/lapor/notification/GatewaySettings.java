package id.lapor.notification;

import java.net.URI;

/**
 * The gateway that takes our short messages.
 *
 * @param url where they are posted
 * @param key bearer key
 */
record GatewaySettings(URI url, String key) {

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return String.valueOf(url.getHost());
  }
}
