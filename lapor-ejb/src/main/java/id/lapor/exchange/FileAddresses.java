package id.lapor.exchange;

import id.lapor.identity.Keys;
import id.lapor.identity.Secret;
import id.lapor.shared.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Addresses at which the system of an institution fetches a file of a hand-off. The address is the
 * right: its token says whose it is, for what and until when, and is signed with a secret of this
 * installation, so that nothing needs to be kept of it.
 */
@ApplicationScoped
public class FileAddresses {

  /** How long an address is valid. */
  static final Duration LIFE = Duration.ofDays(30);

  /** Where files are fetched, below the address of this installation. */
  static final String PATH = "/api/v1/handoff-files/";

  private static final String PURPOSE = "handoff-file";
  private static final String SETTING = "lapor.base.url";
  private static final int LONGEST_TOKEN = 400;

  @Inject Keys keys;

  private String base = "";

  /** Finds where this installation is reached. */
  @PostConstruct
  void open() {
    String set = InstallationSettings.value(SETTING);
    base = set == null ? "" : set.replaceAll("/+$", "");
  }

  /** The end of the life of an address that is made now. */
  static Instant end(Instant now) {
    return now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Where the file is fetched; without the installation's own address when none was set. */
  String of(FileAddress address) {
    String said = address.encoded();
    return base + PATH + said + '.' + keys.hash(Secret.HASH, PURPOSE, said);
  }

  /** What a token stands for; empty when it is not ours, or is valid no more. */
  Optional<FileAddress> read(String token, Instant now) {
    int dot = token.indexOf('.');
    if (token.length() > LONGEST_TOKEN || dot < 0) {
      return Optional.empty();
    }
    String said = token.substring(0, dot);
    if (!keys.signed(Secret.HASH, PURPOSE, said, token.substring(dot + 1))) {
      return Optional.empty();
    }
    return FileAddress.decoded(said).filter(address -> now.isBefore(address.validUntil()));
  }
}
