package id.lapor.reference;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file of reference data that an administrator sent: it is looked at first, and then the very
 * bytes that were looked at go in. How far that is, others write beside it; see {@link
 * CheckedFiles#reached}.
 */
@Entity
@Table(name = "checked_file")
public class CheckedFile {

  @Id
  @Column(length = 36)
  private String id;

  @Column(nullable = false, updatable = false, length = 60)
  private String account;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 16)
  private ReferenceKind kind;

  @Basic(fetch = FetchType.LAZY)
  @Column(nullable = false, updatable = false)
  private byte[] content;

  @Column(nullable = false, updatable = false)
  private int bytes;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private FileStatus status;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private ImportStep step;

  @Column(nullable = false)
  private int taken;

  @Column(nullable = false, updatable = false)
  private int counted;

  @Column(length = 64)
  private String sha256;

  @Column(nullable = false)
  private long created;

  @Column(nullable = false)
  private long changed;

  @Column(nullable = false)
  private long unchanged;

  @Column(nullable = false)
  private long refused;

  @Column(nullable = false)
  private String lines;

  @Column(nullable = false)
  private String waiting;

  @Column(length = 60)
  private String rule;

  @Column(nullable = false)
  private Instant at;

  protected CheckedFile() {
    // for JPA
  }

  /** Sent, and not yet looked at. */
  CheckedFile(String account, ReferenceKind kind, byte[] content, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.account = account;
    this.kind = kind;
    this.content = content.clone();
    this.bytes = content.length;
    this.status = FileStatus.CHECKING;
    this.step = ImportStep.WAITING;
    this.lines = RefusedLines.written(List.of());
    this.waiting = UserNames.written(List.of());
    this.at = at;
  }

  /**
   * Orders it to go in.
   *
   * @param seen digest of the file as it was looked at
   * @throws RuleViolation {@code import-not-checked} before it was looked at and found fit, and
   *     when it went in already; {@code other-file}
   */
  void letIn(String seen, Instant now) {
    if (status != FileStatus.CHECKED || refused > 0) {
      throw new RuleViolation("import-not-checked", "The file is " + status);
    }
    if (!sha256.equals(seen)) {
      throw new RuleViolation("other-file", "This is not the file that was looked at");
    }
    status = FileStatus.GOING_IN;
    at = now;
    step = ImportStep.WAITING;
    taken = 0;
  }

  /**
   * This became of it.
   *
   * @param users who has no password yet and was made by it
   * @throws RuleViolation {@code other-file} when other bytes went in than were looked at; what
   *     they did is undone with the transaction
   */
  void became(ReferenceOutcome outcome, List<String> users) {
    if (sha256 != null && !sha256.equals(outcome.digest())) {
      throw new RuleViolation("other-file", "This is not the file that was looked at");
    }
    status =
        switch (outcome.state()) {
          case CHECKED -> FileStatus.CHECKED;
          case COMMITTED -> FileStatus.COMMITTED;
          case REFUSED -> FileStatus.REFUSED;
        };
    sha256 = outcome.digest();
    created = outcome.created();
    changed = outcome.changed();
    unchanged = outcome.unchanged();
    refused = outcome.refused();
    lines = RefusedLines.written(outcome.lines());
    waiting = UserNames.written(users);
  }

  /** Nothing went in, for this reason. */
  void failed(String why) {
    status = FileStatus.FAILED;
    rule = why;
  }

  /** The next users who wait for a code, at most {@code most}; they wait no longer. */
  List<String> nextWaiting(int most) {
    List<String> users = UserNames.read(waiting);
    int end = Math.min(most, users.size());
    waiting = UserNames.written(users.subList(end, users.size()));
    return users.subList(0, end);
  }

  String account() {
    return account;
  }

  ReferenceKind kind() {
    return kind;
  }

  byte[] content() {
    return content;
  }

  FileStatus status() {
    return status;
  }

  /** As its administrator sees it. */
  CheckedFileView view() {
    return new CheckedFileView(
        id,
        kind,
        status,
        step,
        taken,
        counted,
        sha256,
        bytes,
        created,
        changed,
        unchanged,
        refused,
        RefusedLines.read(lines),
        UserNames.read(waiting).size(),
        rule,
        at);
  }
}
