package id.lapor.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A file on its way to a report: it arrives, whole or in parts over a poor line, is looked at, and
 * waits a day for the report, reply or answer that names it. Whoever knows its id may use it once.
 */
@Entity
@Table(name = "upload")
public class Upload {

  /** How long it waits. */
  public static final Duration LIFE = Duration.ofHours(24);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "upload_seq")
  @SequenceGenerator(name = "upload_seq", sequenceName = "upload_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, length = 36, updatable = false)
  private String uuid;

  @Column(nullable = false, length = 80, updatable = false)
  private String owner;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private UploadState state;

  @Column(nullable = false, length = 120, updatable = false)
  private String name;

  @Column(nullable = false, updatable = false)
  private long length;

  @Column(nullable = false)
  private long received;

  @Column(length = 60)
  private String rule;

  @Column(name = "made_at", nullable = false, updatable = false)
  private Instant madeAt;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Embedded private StoredFile file;

  protected Upload() {
    // for JPA
  }

  /** A file of which nothing has arrived yet. */
  static Upload announced(UploadOwner owner, String name, long length, Instant at) {
    Upload upload = new Upload();
    upload.uuid = UUID.randomUUID().toString();
    upload.owner = owner.key();
    upload.name = owner.officer() ? FileNames.cleaned(name) : extensionOf(name);
    upload.length = length;
    upload.state = UploadState.RECEIVING;
    upload.madeAt = at;
    upload.expiresAt = at.plus(LIFE);
    return upload;
  }

  /** Of a reporter's name for a file nothing is kept but what it says of the type. */
  private static String extensionOf(String name) {
    String cleaned = FileNames.cleaned(name);
    int dot = cleaned.lastIndexOf('.');
    String extension = dot < 0 ? "" : cleaned.substring(dot);
    return extension.length() > 10 ? "berkas.x" : "berkas" + extension;
  }

  /** So many bytes have arrived by now. */
  void arrived(long bytes) {
    received = bytes;
  }

  /** Looked at and kept. */
  void stage(StoredFile kept) {
    state = UploadState.STAGED;
    file = kept;
  }

  /** Looked at and refused by this rule. */
  void refuse(String why) {
    state = UploadState.REFUSED;
    rule = why;
  }

  boolean complete() {
    return received == length;
  }

  boolean byOfficer() {
    return UploadOwner.isOfficer(owner);
  }

  String uuid() {
    return uuid;
  }

  UploadState state() {
    return state;
  }

  String name() {
    return name;
  }

  long length() {
    return length;
  }

  long received() {
    return received;
  }

  String rule() {
    return rule;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  StoredFile file() {
    return file;
  }
}
