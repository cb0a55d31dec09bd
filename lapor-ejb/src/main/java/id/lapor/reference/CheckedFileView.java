package id.lapor.reference;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A file that was looked at, as its administrator sees it.
 *
 * @param id its key, for addresses
 * @param sha256 of the file as it is unpacked
 * @param bytes of the file as it was sent
 * @param refused lines that cannot go in; with one, nothing does
 * @param lines what is wrong with them, at most 1,000, by line
 * @param at when it was looked at
 */
public record CheckedFileView(
    String id,
    ReferenceKind kind,
    String sha256,
    int bytes,
    long created,
    long changed,
    long unchanged,
    long refused,
    List<RefusedLine> lines,
    Instant at)
    implements Serializable {

  /** Whether all of it can go in. */
  public boolean fit() {
    return refused == 0;
  }
}
