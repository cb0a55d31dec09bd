package id.lapor.operator;

import id.lapor.launcher.BrokerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * What an external broker shows when TLS begins. The client of Artemis says of every failure there
 * that nobody answers; an operator must know which it was.
 */
final class BrokerCertificate {

  private static final int PATIENCE_MILLIS = 5_000;

  private BrokerCertificate() {}

  /** Why nothing could be trusted by the file of {@code lapor.broker.truststore}. */
  static Optional<String> objectionToTruststore(BrokerSettings broker) {
    if (broker.truststore() != null && !Files.isReadable(broker.truststore())) {
      return Optional.of("is no file that can be read: " + broker.truststore());
    }
    try {
      KeyStore trusted = trusted(broker);
      return trusted == null || trusted.size() > 0
          ? Optional.empty()
          : Optional.of("holds no certificate: " + broker.truststore());
    } catch (IOException | GeneralSecurityException unreadable) {
      return Optional.of("cannot be opened with its password: " + broker.truststore());
    }
  }

  /**
   * Why no encrypted connection comes about; empty when it does, when nobody answers at all, or
   * when none is wanted.
   */
  static Optional<String> objection(BrokerSettings broker) {
    if (!broker.tls()) {
      return Optional.empty();
    }
    try {
      SSLContext context = context(trusted(broker));
      // First without the name, so that the two reasons are not taken for each other.
      Optional<String> objection =
          begin(broker, context, false).map(failure -> reason(broker, failure));
      return objection.isPresent()
          ? objection
          : begin(broker, context, true)
              .map(failure -> "shows a certificate that is not valid for " + broker.host());
    } catch (IOException | GeneralSecurityException unreadable) {
      return objectionToTruststore(broker);
    }
  }

  /** Whether TLS is spoken there, by somebody who may be trusted or not. */
  static boolean isShownBy(BrokerSettings broker) {
    try {
      return begin(broker, context(null), false)
          .map(failure -> cause(failure, CertificateException.class))
          .orElse(true);
    } catch (IOException | GeneralSecurityException neither) {
      return false;
    }
  }

  /** Begins TLS and says how that failed; throws nothing of what the other side did to it. */
  private static Optional<IOException> begin(
      BrokerSettings broker, SSLContext context, boolean named) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(broker.host(), broker.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      try (SSLSocket encrypted =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, broker.host(), broker.port(), true)) {
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(named ? "HTTPS" : null);
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return Optional.empty();
      } catch (IOException failed) {
        return Optional.of(failed);
      }
    }
  }

  private static String reason(BrokerSettings broker, IOException failure) {
    if (cause(failure, CertificateExpiredException.class)
        || cause(failure, CertificateNotYetValidException.class)) {
      return "shows a certificate that has expired or is not valid yet";
    }
    if (cause(failure, CertificateException.class)) {
      return broker.truststore() == null
          ? "shows a certificate of an authority that Java does not know: set "
              + Setting.BROKER_TRUSTSTORE.key()
          : "shows a certificate for which nothing in "
              + Setting.BROKER_TRUSTSTORE.key()
              + " vouches";
    }
    return "does not speak TLS, or none that Java takes: " + broker.host() + ":" + broker.port();
  }

  private static boolean cause(Throwable failure, Class<? extends Exception> kind) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (kind.isInstance(one)) {
        return true;
      }
    }
    return false;
  }

  /** Null for what Java trusts by itself. */
  private static KeyStore trusted(BrokerSettings broker)
      throws IOException, GeneralSecurityException {
    return broker.truststore() == null
        ? null
        : KeyStore.getInstance(
            broker.truststore().toFile(), broker.truststorePassword().toCharArray());
  }

  private static SSLContext context(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
