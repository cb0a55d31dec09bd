package id.lapor.operator;

import id.lapor.launcher.BrokerSettings;
import id.lapor.launcher.Refusal;
import id.lapor.notification.NoticeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The servers beside the database: broker, mail, scanner. */
final class NetworkCheck {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int LONGEST_ANSWER = 64;

  private final Configuration configuration;
  private final Findings findings;

  NetworkCheck(Configuration configuration, Findings findings) {
    this.configuration = configuration;
    this.findings = findings;
  }

  void run() {
    broker();
    notices();
    scanner();
  }

  private void broker() {
    Optional<String> url = configuration.given(Setting.BROKER_URL);
    if (url.isEmpty() || !Check.usable(configuration, Setting.BROKER_URL)) {
      return;
    }
    boolean missing = false;
    for (Setting account : new Setting[] {Setting.BROKER_USER, Setting.BROKER_PASSWORD}) {
      if (configuration.given(account).isEmpty()) {
        findings.error(account, "is missing: an external broker asks who comes");
        missing = true;
      }
    }
    if (missing) {
      return;
    }
    BrokerSettings broker;
    try {
      broker = configuration.broker();
    } catch (Refusal incomplete) {
      findings.error(Setting.BROKER_TRUSTSTORE, incomplete.getMessage());
      return;
    }
    Optional<String> objection = BrokerCertificate.objectionToTruststore(broker);
    if (objection.isPresent()) {
      findings.error(Setting.BROKER_TRUSTSTORE, objection.get());
      return;
    }
    BrokerSignIn.check(broker, findings);
  }

  private void notices() {
    NoticeSettings settings;
    try {
      settings =
          NoticeSettings.of(name -> Setting.named(name).flatMap(configuration::value).orElse(null));
    } catch (IllegalStateException wrong) {
      findings.error("Notices:", wrong.getMessage());
      return;
    }
    if (configuration.given(Setting.MAIL_HOST).isEmpty()) {
      findings.warning(Setting.MAIL_HOST, "is not set: mail waits until it is, or expires");
      return;
    }
    if (settings.mailAddress().isPresent()) {
      InetSocketAddress address = settings.mailAddress().get();
      try (Socket socket = connect(address.getHostString(), address.getPort())) {
        socket.getInputStream();
      } catch (IOException away) {
        findings.warning(
            Setting.MAIL_HOST,
            "does not answer: " + address.getHostString() + ":" + address.getPort());
      }
    }
  }

  private void scanner() {
    Optional<String> scanner = configuration.given(Setting.SCANNER);
    if (scanner.isEmpty()) {
      findings.warning(
          Setting.SCANNER, "is not set: name a clamd, or off when attachments are not scanned");
      return;
    }
    if (scanner.get().equals("off") || !Check.usable(configuration, Setting.SCANNER)) {
      return;
    }
    String text = scanner.get();
    int colon = text.lastIndexOf(':');
    try (Socket socket =
        connect(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))) {
      socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
      if (!answer(socket).startsWith("PONG")) {
        findings.error(Setting.SCANNER, "answers, and is no clamd: " + text);
      }
    } catch (IOException away) {
      findings.error(Setting.SCANNER, "does not answer: " + text);
    }
  }

  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder answer = new StringBuilder();
    for (int c = in.read(); c > 0 && answer.length() < LONGEST_ANSWER; c = in.read()) {
      answer.append((char) c);
    }
    return answer.toString();
  }

  private static Socket connect(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      return socket;
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }
}
