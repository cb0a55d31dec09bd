package id.lapor.attachment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file, as a player asks for it when somebody moves to the middle of a video.
 *
 * @param first offset of the first byte
 * @param length how many
 * @param total how many the whole has
 */
public record ByteRange(long first, long length, long total) {

  private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /** The whole. */
  public static ByteRange whole(long total) {
    return new ByteRange(0, total, total);
  }

  /**
   * The part that a {@code Range} header asks for; the whole when there is no header, when it asks
   * for several parts at once, or when it is none.
   *
   * @return empty when it asks for what is not there
   */
  public static Optional<ByteRange> asked(String header, long total) {
    Matcher one = ONE.matcher(header == null ? "" : header);
    if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
      return Optional.of(whole(total));
    }
    if (one.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(one.group(2)), total);
      return last == 0 ? Optional.empty() : Optional.of(new ByteRange(total - last, last, total));
    }
    long first = Long.parseLong(one.group(1));
    long last = one.group(2).isEmpty() ? total - 1 : Long.parseLong(one.group(2));
    if (first >= total) {
      return Optional.empty();
    }
    return last < first
        ? Optional.of(whole(total))
        : Optional.of(new ByteRange(first, Math.min(last, total - 1) - first + 1, total));
  }

  /** Whether it is less than the whole. */
  public boolean partial() {
    return length < total;
  }

  /** As {@code Content-Range} says it. */
  public String header() {
    return "bytes " + first + "-" + (first + length - 1) + "/" + total;
  }
}
