package id.lapor.exchange;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a token for one file stands for: whose it is, for which hand-off, and until when.
 *
 * @param institution key of the institution whose queue it was sent to
 * @param handoff id of the hand-off with which the file came
 * @param file id of the attachment
 * @param validUntil whole seconds
 */
record FileAddress(long institution, String handoff, String file, Instant validUntil) {

  private static final int PARTS = 4;

  /** As text that stands in an address. */
  String encoded() {
    String text =
        String.join(
            " ",
            Long.toString(institution),
            handoff,
            file,
            Long.toString(validUntil.getEpochSecond()));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What such a text says; empty when it is none. */
  static Optional<FileAddress> decoded(String encoded) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      String[] parts = text.split(" ", -1);
      if (parts.length != PARTS) {
        return Optional.empty();
      }
      return Optional.of(
          new FileAddress(
              Long.parseLong(parts[0]),
              parts[1],
              parts[2],
              Instant.ofEpochSecond(Long.parseLong(parts[3]))));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
