package id.lapor.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;

/** Whether the door for the systems of institutions, where it has a port, can show who it is. */
final class QueueCheck {

  private final Configuration configuration;
  private final Findings findings;

  QueueCheck(Configuration configuration, Findings findings) {
    this.configuration = configuration;
    this.findings = findings;
  }

  /** Looks; says nothing where no port is set. */
  void run() {
    if (configuration.given(Setting.QUEUE_PORT).isEmpty()) {
      return;
    }
    if (configuration.given(Setting.BROKER_URL).isPresent()) {
      findings.error(
          Setting.QUEUE_PORT,
          "belongs to the embedded broker: institutions go to the external one themselves");
      return;
    }
    Optional<Path> keys = configuration.path(Setting.QUEUE_KEYSTORE);
    if (keys.isEmpty()) {
      findings.error(
          Setting.QUEUE_KEYSTORE, "is missing: nothing is sent to institutions without TLS");
    } else if (!Files.isReadable(keys.get())) {
      findings.error(Setting.QUEUE_KEYSTORE, "is no file that can be read: " + keys.get());
    } else if (configuration.given(Setting.QUEUE_KEYSTORE_PASSWORD).isEmpty()) {
      findings.error(Setting.QUEUE_KEYSTORE_PASSWORD, "is missing");
    } else {
      Configuration.openTo(keys.get())
          .ifPresent(
              rights ->
                  findings.error(
                      Setting.QUEUE_KEYSTORE,
                      "is open to others (" + rights + "): chmod 600 " + keys.get()));
      objection(keys.get())
          .ifPresent(objection -> findings.error(Setting.QUEUE_KEYSTORE, objection));
    }
  }

  private Optional<String> objection(Path file) {
    char[] password = configuration.required(Setting.QUEUE_KEYSTORE_PASSWORD).toCharArray();
    try {
      KeyStore keys = KeyStore.getInstance(file.toFile(), password);
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(alias)
            && keys.getCertificate(alias) instanceof X509Certificate certificate) {
          certificate.checkValidity(Date.from(Clock.systemUTC().instant()));
          return Optional.empty();
        }
      }
      return Optional.of("holds no key with a certificate: " + file);
    } catch (CertificateExpiredException | CertificateNotYetValidException outdated) {
      return Optional.of("holds a certificate that has expired or is not valid yet: " + file);
    } catch (IOException | GeneralSecurityException unreadable) {
      return Optional.of("cannot be opened with its password: " + file);
    }
  }
}
