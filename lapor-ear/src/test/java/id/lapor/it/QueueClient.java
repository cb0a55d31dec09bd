package id.lapor.it;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The system of an institution, signed in at the broker over TLS. It trusts the certificate that
 * the installation or the operator of the external broker lays out for it, and no other.
 */
interface QueueClient extends AutoCloseable {

  /** How it speaks. */
  enum Protocol {
    CORE,
    AMQP
  }

  /** What it signs in with. */
  record Login(String name, String secret) {}

  /** Password of the file with what is trusted. */
  String TRUSTED = BrokerAuthority.PASSWORD;

  /**
   * Signs in.
   *
   * @throws Exception when the broker refuses
   */
  static QueueClient signedIn(Protocol protocol, Login login) throws Exception {
    return protocol == Protocol.AMQP ? new AmqpClient(login) : new CoreClient(login);
  }

  /**
   * A message as it came.
   *
   * @param signature its property {@code laporSignature}
   * @param repeated its properties that only repeat what is in the body, by their names
   */
  record Taken(byte[] body, String signature, Map<String, String> repeated) {

    /** The properties that repeat members of the body. */
    static final List<String> REPEATED =
        List.of("laporMessageId", "laporHandoffId", "laporKind", "laporSchema", "laporSequence");

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The next message of a queue, taken for good; empty when none comes in a while. */
  Optional<Taken> take(String queue) throws Exception;

  /** Looks at a queue without taking anything. */
  void browse(String queue) throws Exception;

  /** Sends a text. */
  void send(String address, String text) throws Exception;

  /** Sends a receipt: bytes, and what says that it is their signature, or null. */
  void send(String address, byte[] body, String signature) throws Exception;

  /** Whether the broker has ended the connection. */
  boolean isOver();

  @Override
  void close() throws JMSException;

  /** Where the door is. */
  static int port() {
    return ExternalBroker.isUsed()
        ? ExternalBroker.queuePort()
        : Integer.getInteger("lapor.queue.port") + RunningLapor.offset();
  }

  /** A file in which a client finds the certificate that the installation has laid out. */
  static Path trusted() throws IOException, GeneralSecurityException {
    if (ExternalBroker.isUsed()) {
      return ExternalBroker.truststore();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream certificate =
        Files.newInputStream(RunningLapor.data().resolve("queue-certificate.pem"))) {
      store.setCertificateEntry(
          "lapor", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }
    Path file = Files.createTempFile("trusted", ".p12");
    file.toFile().deleteOnExit();
    try (var out = Files.newOutputStream(file)) {
      store.store(out, TRUSTED.toCharArray());
    }
    return file;
  }
}
