package id.lapor.reference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file that was looked at and waits to go in, as the very bytes that were looked at. */
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

  @Column(nullable = false, updatable = false)
  private byte[] content;

  @Column(nullable = false, updatable = false, length = 64)
  private String sha256;

  @Column(nullable = false, updatable = false)
  private long created;

  @Column(nullable = false, updatable = false)
  private long changed;

  @Column(nullable = false, updatable = false)
  private long unchanged;

  @Column(nullable = false, updatable = false)
  private long refused;

  @Column(nullable = false, updatable = false)
  private String lines;

  @Column(nullable = false, updatable = false)
  private Instant at;

  protected CheckedFile() {
    // for JPA
  }

  CheckedFile(
      String account, ReferenceKind kind, byte[] content, ReferenceOutcome outcome, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.account = account;
    this.kind = kind;
    this.content = content.clone();
    this.sha256 = outcome.digest();
    this.created = outcome.created();
    this.changed = outcome.changed();
    this.unchanged = outcome.unchanged();
    this.refused = outcome.refused();
    this.lines = RefusedLines.written(outcome.lines());
    this.at = at;
  }

  ReferenceKind kind() {
    return kind;
  }

  byte[] content() {
    return content;
  }

  String sha256() {
    return sha256;
  }

  /** As its administrator sees it. */
  CheckedFileView view() {
    return new CheckedFileView(
        id,
        kind,
        sha256,
        content.length,
        created,
        changed,
        unchanged,
        refused,
        RefusedLines.read(lines),
        at);
  }
}
