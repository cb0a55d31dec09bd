package id.lapor.report;

import id.lapor.institution.Institution;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a report: who did it, in which role and for which institution, when,
 * and what. Never changed, never deleted: the database refuses both.
 *
 * <p>Free text lies apart in {@link EventContent}; the event carries its digest, so that erasing
 * the text leaves the chain of hashes verifiable.
 */
@Entity
@Table(name = "report_event")
public class ReportEvent {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "report_event_seq")
  @SequenceGenerator(
      name = "report_event_seq",
      sequenceName = "report_event_seq",
      allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "report_id", updatable = false)
  private Report report;

  @Column(nullable = false, updatable = false)
  private int sequence;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 32, updatable = false)
  private EventType type;

  @Column(nullable = false, updatable = false)
  private Instant at;

  @Column(nullable = false, length = 64, updatable = false)
  private String actor;

  @Column(name = "actor_role", nullable = false, length = 24, updatable = false)
  private String actorRole;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "institution_id", updatable = false)
  private Institution institution;

  @Column(length = 36, updatable = false)
  private String handoff;

  @Column(nullable = false, updatable = false)
  private String data;

  @Column(name = "content_digest", length = 64, updatable = false)
  private String contentDigest;

  @Column(name = "previous_hash", nullable = false, length = 64, updatable = false)
  private String previousHash;

  @Column(nullable = false, length = 64, updatable = false)
  private String hash;

  protected ReportEvent() {
    // for JPA
  }

  ReportEvent(
      Report report,
      int sequence,
      EventType type,
      Instant at,
      Actor actor,
      String handoff,
      String data,
      String contentDigest,
      String previousHash) {
    this.report = report;
    this.sequence = sequence;
    this.type = type;
    this.at = at;
    this.actor = actor.name();
    this.actorRole = actor.role();
    this.institution = actor.institution();
    this.handoff = handoff;
    this.data = data;
    this.contentDigest = contentDigest;
    this.previousHash = previousHash;
    this.hash = EventChain.hash(this);
  }

  /** The key. */
  public Long id() {
    return id;
  }

  Report report() {
    return report;
  }

  /** Position in the report's chain, from 1. */
  public int sequence() {
    return sequence;
  }

  public EventType type() {
    return type;
  }

  public Instant at() {
    return at;
  }

  /** Account of the officer, or {@code reporter}, or {@code system}. */
  public String actor() {
    return actor;
  }

  public String actorRole() {
    return actorRole;
  }

  /** The institution in whose name the actor acted. */
  public Optional<Institution> institution() {
    return Optional.ofNullable(institution);
  }

  /** The hand-off it concerns, if it concerns one. */
  public Optional<String> handoff() {
    return Optional.ofNullable(handoff);
  }

  /** Facts without free text, as canonical JSON (RFC 8785). */
  public String data() {
    return data;
  }

  Optional<String> contentDigest() {
    return Optional.ofNullable(contentDigest);
  }

  String previousHash() {
    return previousHash;
  }

  /** SHA-256, in hex, over the canonical form of this event and the hash before it. */
  public String hash() {
    return hash;
  }
}
