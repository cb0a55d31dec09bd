package id.lapor.reference;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A file of reference data that was sent, as its administrator sees it.
 *
 * @param id its key, for addresses
 * @param step what is being done with it while something is
 * @param taken how many of its lines are done in this step
 * @param counted how many lines it has, counted before they were looked at; 0 before that and when
 *     it cannot be read
 * @param sha256 of the file as it is unpacked; null before it was looked at
 * @param bytes of the file as it was sent
 * @param refused lines that cannot go in; with one, nothing does
 * @param lines what is wrong with them, at most 1,000, by line
 * @param waiting how many new accounts wait for the code of their first password
 * @param rule why it failed, or null
 * @param at when it was sent, or ordered to go in
 */
public record CheckedFileView(
    String id,
    ReferenceKind kind,
    FileStatus status,
    ImportStep step,
    int taken,
    int counted,
    String sha256,
    int bytes,
    long created,
    long changed,
    long unchanged,
    long refused,
    List<RefusedLine> lines,
    int waiting,
    String rule,
    Instant at)
    implements Serializable {

  /** Whether something is still to come by itself. */
  public boolean running() {
    return status.running();
  }

  /** Whether it was looked at and all of it can go in. */
  public boolean fit() {
    return status == FileStatus.CHECKED && refused == 0;
  }

  /** Whether it was looked at and cannot go in. */
  public boolean unfit() {
    return status == FileStatus.CHECKED && refused > 0;
  }

  /** Whether all of it went in. */
  public boolean committed() {
    return status == FileStatus.COMMITTED;
  }

  /** Whether it was refused when it should go in. */
  public boolean refusedLater() {
    return status == FileStatus.REFUSED;
  }

  /** Whether it failed for another reason. */
  public boolean failed() {
    return status == FileStatus.FAILED;
  }

  /** How many lines it has; 0 while that is not known. */
  public long total() {
    long looked = created + changed + unchanged + refused;
    return looked > 0 ? looked : counted;
  }
}
