package id.lapor.notification;

/** The mailbox to which undeliverable mail returns. */
record BounceBoxSettings(
    String host, int port, MailSettings.Tls tls, String user, String password) {

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return host + ":" + port + " (" + tls + ")";
  }
}
