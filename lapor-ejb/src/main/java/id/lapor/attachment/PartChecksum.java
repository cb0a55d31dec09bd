package id.lapor.attachment;

import id.lapor.shared.RuleViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * What a part of a file must match, so that what a poor line garbled is sent again.
 *
 * @param algorithm as Java names it
 */
public record PartChecksum(String algorithm, byte[] expected) {

  /** The algorithms, as senders name them. */
  public static final Map<String, String> ALGORITHMS = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

  /**
   * Reads {@code sha1 Base64}.
   *
   * @return null when there is none
   * @throws RuleViolation {@code checksum-unknown}
   */
  public static PartChecksum of(String header) {
    if (header == null) {
      return null;
    }
    String[] parts = header.strip().split(" ", 2);
    String algorithm = ALGORITHMS.get(parts[0]);
    if (algorithm == null || parts.length < 2) {
      throw new RuleViolation("checksum-unknown", "Upload-Checksum", "Not a checksum");
    }
    try {
      return new PartChecksum(algorithm, Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException notBase64) {
      throw new RuleViolation("checksum-unknown", "Upload-Checksum", "Not a checksum");
    }
  }

  boolean fits(Path part) throws IOException {
    try {
      byte[] found = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(part));
      return MessageDigest.isEqual(found, expected);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
