package id.lapor.notification;

/**
 * The mail server that takes our mail.
 *
 * @param user null when the server wants no sign-in
 * @param tls how the connection is protected
 * @param from address that readers see
 * @param bounce address to which undeliverable mail returns
 */
record MailSettings(
    String host, int port, String user, String password, Tls tls, String from, String bounce) {

  /** How the connection to the mail server is protected. */
  enum Tls {
    /** Begins in the clear and is encrypted before anything is said, or ends. */
    STARTTLS(587),
    /** Encrypted from the first byte. */
    IMPLICIT(465),
    /** In the clear: for a server on the same machine. */
    NONE(25);

    private final int usualPort;

    Tls(int usualPort) {
      this.usualPort = usualPort;
    }

    int usualPort() {
      return usualPort;
    }
  }

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return host + ":" + port + " (" + tls + ")";
  }
}
