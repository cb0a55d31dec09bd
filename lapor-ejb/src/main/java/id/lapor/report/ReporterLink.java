package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What a report knows of its reporter: a pseudonym into the vault, what proves that somebody is the
 * reporter, and how they want to be shown.
 *
 * <p>Anonymous (the name is hidden from public and institutions) and confidential (the content is
 * not public) are independent of each other.
 */
@Embeddable
public class ReporterLink implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(nullable = false, updatable = false)
  private boolean anonymous;

  @Column(nullable = false, updatable = false)
  private boolean confidential;

  @Column(length = 36, updatable = false)
  private String pseudonym;

  @Column(name = "access_code_hash", length = 64)
  private String accessCodeHash;

  @Column(name = "published_name", length = 100)
  private String publishedName;

  @Column(name = "consent_version", length = 40, updatable = false)
  private String consentVersion;

  @Column(name = "consent_at", updatable = false)
  private Instant consentAt;

  protected ReporterLink() {
    // for JPA
  }

  ReporterLink(
      boolean anonymous,
      boolean confidential,
      String pseudonym,
      String consentVersion,
      Instant consentAt) {
    this.anonymous = anonymous;
    this.confidential = confidential;
    this.pseudonym = pseudonym;
    this.consentVersion = consentVersion;
    this.consentAt = consentAt;
  }

  /** Whether the name is hidden from the public and from institutions. */
  public boolean anonymous() {
    return anonymous;
  }

  boolean confidential() {
    return confidential;
  }

  String pseudonym() {
    return pseudonym;
  }

  /** Keyed hash of the access code in force; null when there is none yet. */
  String accessCodeHash() {
    return accessCodeHash;
  }

  void protectBy(String newAccessCodeHash) {
    accessCodeHash = newAccessCodeHash;
  }

  /** Whether the vault was told who reported. */
  public boolean known() {
    return pseudonym != null;
  }

  /** By whom the vault knows the reporter, unless it has to go on knowing them. */
  public Optional<String> pseudonymUnless(boolean needed) {
    return needed ? Optional.empty() : Optional.ofNullable(pseudonym);
  }

  /** Nobody opens the report any more, and no name is shown; the pseudonym names nobody by then. */
  void forget() {
    accessCodeHash = null;
    publishedName = null;
  }

  String publishedName() {
    return publishedName;
  }

  void publish(String name) {
    publishedName = name;
  }
}
